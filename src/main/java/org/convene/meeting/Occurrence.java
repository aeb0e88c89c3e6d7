package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;

/**
 * One dated happening of a meeting, computed from the rule and whatever was noted for that date; or a past session that
 * belongs to no meeting any more and has a date only.
 *
 * @param id constant while the date stands: {@code <meeting>_<date>}, or the row's own for a session without a meeting
 * @param title the meeting's; empty for a session without one
 * @param date the original date, whatever it was moved to
 * @param times one for each slot that takes place, in the order of time; empty for a session without a meeting
 * @param rule whether the Chatham House rule applies; ask {@link #shown}
 * @param version rises with each change of what was noted for it; 0 while nothing was
 */
public record Occurrence(String id, UUID group, @Nullable UUID meeting, String title, LocalDate date, Session session,
        List<OccurrenceTime> times, Venue.Kind venue, Venue.Place place, ChathamHouse rule, long version) {

    /** As everybody may read it: under the Chatham House rule without a recording. @param of the group it is held by */
    public Session shown(Group of) {
        return rule.applies(of) ? session.withoutRecording() : session;
    }

    /** What to call it: its topic, else its meeting's title. */
    public String heading() {
        return session.topic().isEmpty() ? title : session.topic();
    }

    /** The same as if only these slots took place. */
    public Occurrence only(List<OccurrenceTime> some) {
        return new Occurrence(id, group, meeting, title, date, session, some, venue, place, rule, version);
    }

    public boolean cancelled() {
        return session.status() == Session.Status.CANCELLED;
    }

    /** The first slot's start; the start of its day in UTC without times. */
    public Instant start() {
        return times.isEmpty()
                ? date.atStartOfDay(java.time.ZoneOffset.UTC).toInstant()
                : times.getFirst().start();
    }

    /** When its last slot is over. */
    public Instant end() {
        return times.stream().map(OccurrenceTime::end).max(Instant::compareTo)
                .orElseGet(() -> date.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant());
    }

    static String idOf(UUID meeting, LocalDate date) {
        return meeting + "_" + date;
    }

    /** The meeting in an id, or the id itself of a session without one; empty for what is no id. */
    static Optional<UUID> meetingOf(String id) {
        try {
            return Optional.of(UUID.fromString(id.contains("_") ? id.substring(0, id.indexOf('_')) : id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
