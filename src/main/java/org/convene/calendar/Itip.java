package org.convene.calendar;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the calendar objects of invitations for one attendee (RFC 5546): whole VCALENDAR texts with CRLF line ends, folded at
 * 75 octets. Control characters in any text are dropped or escaped, so no text can add a line.
 */
public final class Itip {
    private final Party organizer;
    private final Party attendee;
    private final Answer answer;
    private final Map<LocalDateTime, Answer> dates;

    /** @param answer what the attendee last said, NEEDS_ACTION when the time changed since */
    public Itip(Party organizer, Party attendee, Answer answer) {
        this(organizer, attendee, answer, Map.of());
    }

    /** @param dates what the attendee said of single dates, by their original start */
    public Itip(Party organizer, Party attendee, Answer answer, Map<LocalDateTime, Answer> dates) {
        this.organizer = organizer;
        this.attendee = attendee;
        this.answer = answer;
        this.dates = Map.copyOf(dates);
    }

    /** METHOD:REQUEST with the whole event: a one-off, or the series with all its exceptions. Cancelled ones become EXDATE. */
    public String request(CalendarEvent event) {
        Message message = new Message("REQUEST", event);
        List<LocalDateTime> cancelled = event.overrides().stream()
                .filter(one -> one.status() == EventStatus.CANCELLED).map(EventOverride::original).toList();
        message.open(event, Optional.empty());
        message.events.rule(event);
        message.events.excluded(event, cancelled);
        message.invite(event.text(), event.status(), answer);
        event.overrides().stream().filter(one -> one.status() != EventStatus.CANCELLED)
                .forEach(one -> message.changed(event, one));
        return message.close();
    }

    /** METHOD:REQUEST for one occurrence of a series the attendee holds. */
    public String request(CalendarEvent series, EventOverride one) {
        Message message = new Message("REQUEST", only(series, one));
        message.changed(series, one);
        return message.close();
    }

    /** METHOD:CANCEL of the whole event. */
    public String cancel(CalendarEvent event) {
        return cancel(event, true);
    }

    /** METHOD:CANCEL for somebody who leaves while the event goes on: without STATUS (RFC 5546 3.2.5). */
    public String uninvite(CalendarEvent event) {
        return cancel(event, false);
    }

    private String cancel(CalendarEvent event, boolean everybody) {
        Message message = new Message("CANCEL", only(event));
        message.open(event, Optional.empty());
        message.events.rule(event);
        message.withdraw(event.text(), everybody);
        return message.close();
    }

    /** METHOD:CANCEL of one occurrence. */
    public String cancel(CalendarEvent series, EventOverride one) {
        Message message = new Message("CANCEL", only(series, one));
        message.open(series, Optional.of(one));
        message.withdraw(one.text(), true);
        return message.close();
    }

    private static CalendarEvent only(CalendarEvent series, EventOverride... overrides) {
        return new CalendarEvent(series.revision(), series.time(), series.recurrence(), List.of(), List.of(overrides),
                series.text(), series.status());
    }

    /** One VCALENDAR being written. */
    private final class Message {
        private final ContentLines lines = new ContentLines();
        private final EventLines events = new EventLines(lines);

        Message(String method, CalendarEvent event) {
            lines.line("BEGIN:VCALENDAR").line("VERSION:2.0").line(EventLines.PRODUCT).line("CALSCALE:GREGORIAN")
                    .line("METHOD:" + method);
            events.zones(List.of(event));
        }

        void open(CalendarEvent event, Optional<EventOverride> one) {
            lines.line("BEGIN:VEVENT");
            events.identity(event.revision(), one.map(EventOverride::sequence).orElse(event.revision().sequence()));
            one.ifPresentOrElse(occurrence -> {
                events.recurrenceId(event, occurrence);
                events.times(occurrence.time());
            }, () -> events.times(event));
        }

        void changed(CalendarEvent series, EventOverride one) {
            open(series, Optional.of(one));
            invite(one.text(), one.status(), dates.getOrDefault(one.original(), answer));
        }

        void invite(EventText text, EventStatus status, Answer said) {
            if (status == EventStatus.CANCELLED) {
                throw new IllegalArgumentException("A cancelled event is not requested but cancelled");
            }
            events.texts(text, status);
            lines.line("TRANSP:OPAQUE")
                    .line("X-MICROSOFT-CDO-BUSYSTATUS:" + (status == EventStatus.TENTATIVE ? "TENTATIVE" : "BUSY"))
                    .line("X-MICROSOFT-DISALLOW-COUNTER:TRUE");
            people(said, ";RSVP=TRUE");
        }

        void withdraw(EventText text, boolean everybody) {
            lines.text("SUMMARY", text.summary());
            if (everybody) {
                lines.line("STATUS:CANCELLED");
            }
            people(answer, "");
        }

        private void people(Answer said, String reply) {
            lines.line("ORGANIZER" + name(organizer) + sentBy(organizer) + address(organizer));
            lines.line("ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=" + said.name().replace('_', '-')
                    + reply + name(attendee) + address(attendee)).line("END:VEVENT");
        }

        private static String name(Party party) {
            return party.name().isBlank() ? "" : ";CN=" + ContentLines.quoted(party.name().strip());
        }

        private static String sentBy(Party party) {
            return party.sentBy().isEmpty() ? "" : ";SENT-BY=" + ContentLines.quoted("mailto:" + bare(party.sentBy()));
        }

        private static String address(Party party) {
            return ":mailto:" + bare(party.address());
        }

        private static String bare(String address) {
            return address.replaceAll("[\\p{Cntrl}\\p{Z}]", "");
        }

        String close() {
            return lines.line("END:VCALENDAR").toString();
        }
    }
}
