package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

import org.convene.calendar.EventTime;
import org.convene.calendar.LocalTimes;

/**
 * What a calendar shows for one date, or for every date of a series that differs in nothing.
 *
 * @param original local start as the rule gives it (RECURRENCE-ID)
 * @param start local start as it stands
 * @param tentative save the date
 * @param people guests and hosts in one line
 * @param place one line
 * @param hosts those at the end of {@code people} who are hosts; alone no reason to mail
 */
public record Entry(LocalDateTime original, LocalDateTime start, int minutes, boolean tentative, String topic,
        String description, String agenda,
        String people, String place, List<Track> tracks, String hosts) {
    /** What calendars were told before there were tracks, or roles of people, has none. */
    public Entry {
        tracks = Objects.requireNonNullElse(tracks, List.of());
        hosts = Objects.requireNonNullElse(hosts, "");
    }

    /** Without tracks and hosts. */
    public Entry(LocalDateTime original, LocalDateTime start, int minutes, boolean tentative, String topic,
            String description, String agenda, String people, String place) {
        this(original, start, minutes, tentative, topic, description, agenda, people, place, List.of(), "");
    }

    /** The same on another date of the rule. */
    public Entry at(LocalDateTime date) {
        return new Entry(date, date, minutes, tentative, topic, description, agenda, people, place, tracks, hosts);
    }

    /** The same, whoever of its people are hosts: for telling whether anything changed. */
    public Entry withoutRoles() {
        return new Entry(original, start, minutes, tentative, topic, description, agenda, people, place, tracks, "");
    }

    /** Those of its people who are no hosts. */
    public String guests() {
        if (hosts.isEmpty()) {
            return people;
        }
        return people.endsWith(", " + hosts) ? people.substring(0, people.length() - hosts.length() - 2) : "";
    }

    public boolean sameTime(Entry other) {
        return start.equals(other.start) && sameLength(other);
    }

    boolean sameLength(Entry other) {
        return minutes == other.minutes && tentative == other.tentative;
    }

    public boolean sameWords(Entry other) {
        return topic.equals(other.topic) && description.equals(other.description) && agenda.equals(other.agenda)
                && people.equals(other.people) && place.equals(other.place)
                && tracks.equals(other.tracks);
    }

    /** @param zone of the slot */
    public boolean endsAfter(Instant now, ZoneId zone) {
        return end(start, zone).isAfter(now);
    }

    /** Whether the date as the rule has it or as it was moved to still lies ahead. */
    public boolean concerns(Instant now, ZoneId zone) {
        return endsAfter(now, zone) || end(original, zone).isAfter(now);
    }

    /** The start as an instant. @param zone of the slot */
    public Instant instant(ZoneId zone) {
        return LocalTimes.instant(start, zone);
    }

    /** When it is, as calendar objects say it. @param zone of the slot */
    public EventTime time(ZoneId zone) {
        return new EventTime(start, zone, Duration.ofMinutes(minutes));
    }

    private Instant end(LocalDateTime local, ZoneId zone) {
        return LocalTimes.instant(local, zone).plus(Duration.ofMinutes(minutes));
    }
}
