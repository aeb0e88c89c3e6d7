package org.convene.invitation;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.convene.calendar.Answer;
import org.convene.calendar.CalendarEvent;
import org.convene.calendar.EventOverride;
import org.convene.calendar.EventStatus;
import org.convene.calendar.EventText;
import org.convene.calendar.EventTime;
import org.convene.calendar.Itip;
import org.convene.calendar.Party;
import org.convene.calendar.Revision;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;
import org.convene.message.CalendarPart;

/** Builds the iTIP object of one mail (RFC 5546). */
final class InvitationObjects {
    private final Due due;
    private final Invitation sent;
    private final Function<Entry, EventText> words;
    private final Map<LocalDateTime, Answer> answers;

    /** Without answers to single dates. */
    InvitationObjects(Due due, Invitation sent, Function<Entry, EventText> words) {
        this(due, sent, words, Map.of());
    }

    /**
     * @param sent the invitation as it is once this went out: its SEQUENCE, DTSTAMP and answer go in
     * @param words of an entry for this reader
     * @param answers to dates that were answered apart from the others at any time, by their original start
     */
    InvitationObjects(Due due, Invitation sent, Function<Entry, EventText> words,
            Map<LocalDateTime, Answer> answers) {
        this.due = due;
        this.sent = sent;
        this.words = words;
        this.answers = answers;
    }

    /** @param sender where the mail comes from */
    CalendarPart part(Party organizer, EmailAddress sender) {
        Itip itip = new Itip(organizer,
                new Party(due.member().name(), due.member().address().value()), sent.answer(), answers);
        return due.step().kind() == Step.Kind.CANCEL
                ? new CalendarPart("CANCEL", cancel(itip), sender)
                : new CalendarPart("REQUEST", request(itip), sender);
    }

    private String request(Itip itip) {
        LocalDateTime only = due.step().only();
        return only == null ? itip.request(event()) : itip.request(event(), override(only));
    }

    private String cancel(Itip itip) {
        LocalDateTime only = due.step().only();
        if (only != null) {
            return itip.cancel(event(), override(only));
        }
        return due.left() ? itip.uninvite(event()) : itip.cancel(event());
    }

    private CalendarEvent event() {
        SlotContent content = due.content();
        Revision revision = new Revision(sent.uid(), sent.sequence(), sent.stamp());
        Entry master = content.master();
        EventTime time = master.time(content.zone());
        if (content.single()) {
            return CalendarEvent.once(revision, time, words.apply(master), status(master));
        }
        return new CalendarEvent(revision, time, content.recurrence(), content.excluded(), overrides(),
                words.apply(master), status(master));
    }

    private List<EventOverride> overrides() {
        return Stream.concat(due.content().deviations().stream(), answered())
                .map(entry -> override(entry, status(entry))).toList();
    }

    /**
     * Dates like the others that were answered apart: some calendars forget the answer when they are not named (RFC 5546
     * 3.2.2), others keep them as they were.
     */
    private Stream<Entry> answered() {
        SlotContent content = due.content();
        return answers.keySet().stream()
                .filter(date -> !content.byOriginal().containsKey(date) && has(content, date)).sorted()
                .map(content::on).flatMap(Optional::stream)
                .filter(entry -> entry.endsAfter(sent.stamp(), content.zone()));
    }

    private static boolean has(SlotContent content, LocalDateTime date) {
        return !date.isBefore(content.master().start())
                && content.recurrence().dates(content.master().start(), content.zone(), date, 1).contains(date);
    }

    private EventOverride override(LocalDateTime date) {
        SlotContent content = due.content();
        return content.on(date).map(entry -> override(entry, status(entry)))
                .orElseGet(() -> override(content.master().at(date), EventStatus.CANCELLED));
    }

    private EventOverride override(Entry entry, EventStatus status) {
        EventTime time = new EventTime(entry.start(), due.content().zone(), Duration.ofMinutes(entry.minutes()));
        return new EventOverride(entry.original(), sent.sequence(), time, words.apply(entry), status);
    }

    private static EventStatus status(Entry entry) {
        return entry.tentative() ? EventStatus.TENTATIVE : EventStatus.CONFIRMED;
    }
}
