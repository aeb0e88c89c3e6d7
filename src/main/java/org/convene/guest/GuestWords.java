package org.convene.guest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.calendar.OccurrenceTimes;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.meeting.SlotContent;

/** Puts what a guest is told into words. */
@Component
class GuestWords {
    private final MessageSource messages;

    GuestWords(MessageSource messages) {
        this.messages = messages;
    }

    GuestDate date(Group group, SlotContent content, Guest guest) {
        return date(group, content, guest, guest.language());
    }

    /** In another language than the guest's own. */
    GuestDate date(Group group, SlotContent content, Guest guest, Locale locale) {
        return date(group, content, content.master().instant(content.zone()), guest, locale);
    }

    private static GuestDate date(Group group, SlotContent content, Instant at, Guest guest) {
        return date(group, content, at, guest, guest.language());
    }

    private static GuestDate date(Group group, SlotContent content, Instant at, Guest guest, Locale locale) {
        Entry entry = content.master();
        OccurrenceTimes times = OccurrenceTimes.of(at,
                entry.time(content.zone()).duration(), guest.zone(), EntryWords.zones(group, content.zone()),
                locale);
        return new GuestDate(times.weekday(), times.date(), times.time(), times.zone(), times.zones(), "");
    }

    /** Against what the calendar was told last. */
    List<GuestChange> changes(Group group, GuestDue due, Guest guest) {
        List<GuestChange> changes = new ArrayList<>();
        Locale locale = guest.language();
        SlotContent after = due.content();
        SlotContent before = Objects.requireNonNull(due.before());
        Instant moment = Objects.requireNonNull(due.moment());
        if (before.sameTimes(after) && !moment.equals(after.master().instant(after.zone()))) {
            String was = date(group, before, moment, guest).words();
            String is = date(group, after, guest).words();
            changes.add(new GuestChange(text(locale, "invitation.change.clocks", ZoneWords.city(after.zone(), locale)),
                    was.equals(is) ? "" : was, is));
        }
        Entry old = before.master();
        Entry now = after.master();
        change(changes, locale, "title", before.title(), after.title());
        change(changes, locale, "time", when(group, before, guest), when(group, after, guest));
        change(changes, locale, "topic", old.topic(), now.topic());
        change(changes, locale, "place", old.place(), now.place());
        change(changes, locale, "people", old.people(), now.people());
        if (!(old.description() + old.agenda() + old.tracks()).equals(now.description() + now.agenda()
                + now.tracks())) {
            changes.add(new GuestChange(text(locale, "invitation.change.words"), "",
                    text(locale, "invitation.change.see")));
        }
        return changes;
    }

    private String when(Group group, SlotContent content, Guest guest) {
        String words = date(group, content, guest).words();
        return content.master().tentative()
                ? text(guest.language(), "invitation.change.tentative", words)
                : words;
    }

    private void change(List<GuestChange> changes, Locale locale, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new GuestChange(text(locale, "invitation.change." + what), before, after));
        }
    }

    private String text(Locale locale, String code, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
