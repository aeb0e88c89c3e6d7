package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.convene.calendar.Recurrence;

/** A monthly call in two editions, and what tests do to it. */
final class Samples {
    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Slot EARLY = new Slot(UUID.fromString("00000000-0000-7000-8000-000000000001"), "Early",
            LocalTime.of(15, 0), BERLIN, null);
    static final Slot LATE = new Slot(UUID.fromString("00000000-0000-7000-8000-000000000002"), "Late",
            LocalTime.of(18, 0), BERLIN, null);
    static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);

    private Samples() {}

    static Meeting monthly() {
        return meeting("FREQ=MONTHLY;BYDAY=2TH", List.of(EARLY, LATE));
    }

    static Meeting meeting(String rule, List<Slot> slots) {
        Venue venue = new Venue(Venue.Kind.ONLINE, "https://video.example.org/j/1?pwd=x", Venue.Place.UNKNOWN);
        LocalDate first = rule.isEmpty() ? DECEMBER : LocalDate.of(2026, 1, 8);
        return new Meeting(UUID.fromString("00000000-0000-7000-8000-0000000000aa"),
                UUID.fromString("00000000-0000-7000-8000-0000000000bb"), "Monthly call",
                "Half talk, half conversation.",
                first, Recurrence.parse(rule), 60, venue, slots, Meeting.Status.ACTIVE, "", NOW, NOW, 1);
    }

    static Meeting with(Meeting old, String rule, List<Slot> slots) {
        return new Meeting(old.id(), old.group(), old.title(), old.description(), old.firstDate(),
                Recurrence.parse(rule), old.minutes(), old.venue(), slots, old.status(), "", NOW, NOW, 2);
    }

    static Schedule schedule(Meeting meeting, SessionRow... rows) {
        return Schedule.of(meeting, List.of(rows));
    }

    static SessionRow cancelled(Meeting meeting, LocalDate date) {
        return row(meeting, date, Session.PLAIN.with(Session.Status.CANCELLED), Map.of());
    }

    static SessionRow topic(Meeting meeting, LocalDate date, String topic) {
        return row(meeting, date, new Session(Session.Status.CONFIRMED, topic, "", "", List.of(), List.of(), null,
                Venue.Place.UNKNOWN, Session.Material.NONE, List.of()), Map.of());
    }

    static SessionRow moved(Meeting meeting, LocalDate date, LocalDate to) {
        return row(meeting, date, Session.PLAIN,
                meeting.slots().stream().collect(Collectors.toMap(Slot::id, slot -> slot.on(to))));
    }

    private static SessionRow row(Meeting meeting, LocalDate date, Session session, Map<UUID, LocalDateTime> moves) {
        return new SessionRow(UUID.randomUUID(), meeting.group(), meeting.id(), date, session, moves, 1);
    }

    static InvitationContent said(Schedule schedule) {
        return new Truth(schedule, NOW).of(EARLY, 0, null).orElseThrow();
    }
}
