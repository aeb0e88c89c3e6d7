package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.calendar.OccurrenceTimes;
import org.convene.calendar.RecurrenceWords;
import org.convene.calendar.ShiftNotice;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;
import org.convene.meeting.Entry;
import org.convene.meeting.EntryWords;
import org.convene.meeting.Meeting;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotContent;
import org.convene.site.Listed;
import org.convene.subscription.Member;

/** Puts what an invitation says into words of one reader. */
@Component
class InvitationWords {
    private static final int LISTED = 4;
    private final MessageSource messages;
    private final ToldClocks clocks;

    InvitationWords(MessageSource messages, ToldClocks clocks) {
        this.messages = messages;
        this.clocks = clocks;
    }

    /** The rule; empty for a single date. */
    String recurrence(SlotContent content, Locale locale) {
        return content.single()
                ? ""
                : RecurrenceWords.of(content.recurrence(), content.master().start(), content.zone(), locale);
    }

    /** As {@link #recurrence}; where other dates come in an invitation of their own, that is said. */
    String rhythm(SlotContent content, Locale locale) {
        String words = recurrence(content, locale);
        return content.isDivided() ? text(locale, "invitation.divided", words) : words;
    }

    /** The entries the mail is about: the one date, or the next ones. */
    List<Entry> entries(SlotContent content, Step step, Instant now) {
        LocalDateTime only = step.only();
        return only == null
                ? content.coming(now, LISTED)
                : List.of(content.on(only).orElseGet(() -> content.master().at(only)));
    }

    List<OccurrenceWords> occurrences(Group group, ZoneId anchor, List<Entry> entries, ZoneId reader, Locale locale) {
        List<OccurrenceWords> words = new ArrayList<>();
        Entry previous = null;
        for (Entry entry : entries) {
            words.add(occurrence(group, anchor, previous, entry, reader, locale));
            previous = entry;
        }
        return words;
    }

    private static OccurrenceWords occurrence(Group group, ZoneId anchor, @Nullable Entry previous, Entry entry,
            ZoneId reader, Locale locale) {
        OccurrenceTimes times = times(group, anchor, entry, reader, locale);
        String shift = previous == null
                ? ""
                : ShiftNotice.between(previous.instant(anchor), entry.instant(anchor), anchor, reader)
                        .map(notice -> notice.words(locale)).orElse("");
        return new OccurrenceWords(times.weekday(), times.date(), times.time(), times.zone(), times.zones(), shift);
    }

    private static OccurrenceTimes times(Group group, ZoneId anchor, Entry entry, ZoneId reader, Locale locale) {
        return OccurrenceTimes.of(entry.instant(anchor), entry.time(anchor).duration(), reader,
                EntryWords.zones(group, anchor), locale);
    }

    /** The meeting's other times on the day of an entry that a member takes as well, as a list; empty where slots take turns. */
    String editions(Meeting meeting, UUID slot, Entry entry, Member member) {
        Set<UUID> offered = meeting.slots().stream().map(Slot::id).collect(Collectors.toSet());
        List<String> others = meeting.turns()
                ? List.of()
                : meeting.slots().stream()
                        .filter(one -> !one.id().equals(slot) && member.takes(one.id(), offered))
                        .map(one -> edition(meeting, one, entry.original().toLocalDate(), member)).toList();
        return Listed.of(others, member.language());
    }

    private static String edition(Meeting meeting, Slot slot, LocalDate date, Member member) {
        OccurrenceTimes times = OccurrenceTimes.of(slot.on(date).atZone(slot.zone()).toInstant(),
                Duration.ofMinutes(meeting.minutesOf(slot)), member.zone(), List.of(), member.formats());
        String when = times.time() + " " + times.zone();
        return slot.label().isEmpty() ? when : when + " (" + slot.label() + ")";
    }

    /** What is different, in the order a reader wants it: when, where, what. */
    List<Change> changes(Group group, SlotContent held, SlotContent truth, Step step, Instant now,
            ZoneId reader, Locale locale) {
        List<Change> changes = new ArrayList<>();
        clocks.shift(held, now).ifPresent(shift -> changes.add(shifted(group, held, shift, reader, locale)));
        if (step.only() == null) {
            change(changes, locale, "title", held.title(), truth.title());
            change(changes, locale, "recurrence", rhythm(held, locale), rhythm(truth, locale));
            if (!held.sameRule(truth)) {
                change(changes, locale, "chatham", rule(group, held, locale), rule(group, truth, locale));
            }
        }
        for (LocalDateTime date : step.only() == null ? dates(held, truth, now) : List.of(step.only())) {
            Entry before = held.on(date).orElse(null);
            Entry after = truth.on(date).orElse(null);
            change(changes, locale, "time", when(group, held.zone(), before, reader, locale),
                    when(group, truth.zone(), after, reader, locale));
            if (before != null && after != null) {
                words(changes, locale, before, after);
            }
        }
        if (held.single() || truth.single() || !held.sameTimes(truth)) {
            Entry before = held.next(now).orElse(held.master());
            Entry after = truth.next(now).orElse(truth.master());
            change(changes, locale, "time", when(group, held.zone(), before, reader, locale),
                    when(group, truth.zone(), after, reader, locale));
        }
        if (step.only() == null) {
            words(changes, locale, held.master(), truth.master());
        }
        return changes.stream().distinct().toList();
    }

    /** The readers of the zone whose law changed keep their hour, which is told as well: others meet them elsewhere. */
    private Change shifted(Group group, SlotContent held, ToldClocks.Shift shift, ZoneId reader, Locale locale) {
        Entry entry = shift.entry();
        String now = when(group, held.zone(), entry, reader, locale);
        String before = reader.equals(held.zone())
                ? ""
                : words(OccurrenceTimes.of(shift.before(), entry.time(held.zone()).duration(), reader,
                        EntryWords.zones(group, held.zone()), locale));
        return new Change(text(locale, "invitation.change.clocks", ZoneWords.city(held.zone(), locale)), before,
                now);
    }

    private static List<LocalDateTime> dates(SlotContent held, SlotContent truth, Instant now) {
        return held.single() || truth.single() || !held.sameTimes(truth)
                ? List.of()
                : Planner.changed(held, truth, now).stream().limit(LISTED).toList();
    }

    private void words(List<Change> changes, Locale locale, Entry before, Entry after) {
        change(changes, locale, "topic", before.topic(), after.topic());
        change(changes, locale, "place", before.place(), after.place());
        change(changes, locale, "people", before.people(), after.people());
        boolean told = !before.description().equals(after.description()) || !before.agenda().equals(after.agenda())
                || !before.tracks().equals(after.tracks());
        if (told) {
            changes.add(new Change(text(locale, "invitation.change.words"), "", text(locale, "invitation.change.see")));
        }
    }

    private String when(Group group, ZoneId anchor, @Nullable Entry entry, ZoneId reader, Locale locale) {
        if (entry == null) {
            return text(locale, "invitation.change.none");
        }
        OccurrenceTimes times = times(group, anchor, entry, reader, locale);
        String words = words(times);
        return entry.tentative() ? text(locale, "invitation.change.tentative", words) : words;
    }

    private static String words(OccurrenceTimes times) {
        return times.weekday() + " " + times.date() + ", " + times.time() + " (" + times.zone() + ")";
    }

    private String rule(Group group, SlotContent content, Locale locale) {
        return text(locale, "invitation.change.chatham." + (content.underRule(group) ? "on" : "off"));
    }

    private void change(List<Change> changes, Locale locale, String what, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Change(text(locale, "invitation.change." + what), before, after));
        }
    }

    private String text(Locale locale, String code, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
