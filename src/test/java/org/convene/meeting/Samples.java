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
import java.util.stream.Stream;

import org.convene.calendar.Recurrence;

/** A monthly call in two editions, and what tests do to it. */
public final class Samples {
    public static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    public static final Slot EARLY = new Slot(UUID.fromString("00000000-0000-7000-8000-000000000001"), "Early",
            LocalTime.of(15, 0), BERLIN, null);
    public static final Slot LATE = new Slot(UUID.fromString("00000000-0000-7000-8000-000000000002"), "Late",
            LocalTime.of(18, 0), BERLIN, null);
    public static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    public static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);

    private Samples() {}

    public static Meeting monthly() {
        return meeting("FREQ=MONTHLY;BYDAY=2TH", List.of(EARLY, LATE));
    }

    public static Meeting meeting(String rule, List<Slot> slots) {
        Venue venue = new Venue(Venue.Kind.ONLINE, "https://video.example.org/j/1?pwd=x", Venue.Place.UNKNOWN);
        LocalDate first = rule.isEmpty() ? DECEMBER : LocalDate.of(2026, 1, 8);
        return new Meeting(UUID.fromString("00000000-0000-7000-8000-0000000000aa"),
                UUID.fromString("00000000-0000-7000-8000-0000000000bb"), "Monthly call",
                "Half talk, half conversation.",
                first, Recurrence.parse(rule), 60, venue, slots, false, ChathamHouse.GROUP, null,
                Meeting.Status.ACTIVE, "", NOW, NOW, 1);
    }

    public static Meeting with(Meeting old, String rule, List<Slot> slots) {
        return new Meeting(old.id(), old.group(), old.title(), old.description(), old.firstDate(),
                Recurrence.parse(rule), old.minutes(), old.venue(), slots, old.alternating(), old.chathamHouse(),
                old.follows(),
                old.status(), "", NOW, NOW, 2);
    }

    /** What was noted for one date. */
    public record Noted(LocalDate date, Session session, Map<UUID, LocalDateTime> moves, boolean added) {
        public Noted(LocalDate date, Session session, Map<UUID, LocalDateTime> moves) {
            this(date, session, moves, false);
        }
    }

    static Schedule schedule(Meeting meeting, Noted... notes) {
        return Schedule.of(meeting, Stream.of(notes).map(note -> new SessionRow(UUID.randomUUID(), meeting.group(),
                meeting.id(), note.date(), note.session(), note.moves(), note.added(), 1)).toList());
    }

    /** What calendars should show at a moment. */
    public static Truth truth(Meeting meeting, Instant now, Noted... notes) {
        return new Truth(schedule(meeting, notes), now);
    }

    /** When sure dates are held that begin between the two. */
    public static List<OccurrenceTime> coming(Meeting meeting, Instant from, Instant to, Noted... notes) {
        return schedule(meeting, notes).between(from, to, 1_000).stream()
                .filter(one -> one.session().status() == Session.Status.CONFIRMED)
                .flatMap(one -> one.times().stream())
                .filter(time -> time.start().isAfter(from) && time.start().isBefore(to)).toList();
    }

    public static Noted cancelled(LocalDate date) {
        return new Noted(date, Session.PLAIN.with(Session.Status.CANCELLED), Map.of());
    }

    public static Noted topic(LocalDate date, String topic) {
        return new Noted(date, new Session(Session.Status.CONFIRMED, topic, "", "", List.of(), List.of(), null,
                Venue.Place.UNKNOWN, Session.Material.NONE, List.of()), Map.of());
    }

    public static Noted moved(Meeting meeting, LocalDate date, LocalDate to) {
        return new Noted(date, Session.PLAIN,
                meeting.slots().stream().collect(Collectors.toMap(Slot::id, slot -> slot.on(to))));
    }

    public static SlotContent said(Meeting meeting, Noted... notes) {
        return truth(meeting, NOW, notes).of(EARLY, 0, null).orElseThrow();
    }
}
