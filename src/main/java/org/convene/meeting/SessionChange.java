package org.convene.meeting;

import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What staff change about one occurrence; null leaves a thing as it is.
 *
 * @param start new local start of the slot that begins first, in its zone; the others move along by the same step. The original start
 *            takes a move back
 * @param minutes zero: as long as the meeting
 */
public record SessionChange(Session.@Nullable Status status, @Nullable String topic, @Nullable String description,
        @Nullable String agenda,
        @Nullable List<Person> hosts, @Nullable List<Person> guests, @Nullable LocalDateTime start,
        @Nullable Integer minutes,
        Venue.@Nullable Place place, Session.@Nullable Material material, @Nullable List<String> tags,
        @Nullable List<Track> tracks, @Nullable List<UUID> invited) {
    public static final SessionChange NONE = new SessionChange(null, null, null, null, null, null, null, null, null,
            null, null);

    /** Leaves tracks, and who is invited to it alone, as they are. */
    public SessionChange(Session.@Nullable Status status, @Nullable String topic, @Nullable String description,
            @Nullable String agenda, @Nullable List<Person> hosts, @Nullable List<Person> guests,
            @Nullable LocalDateTime start, @Nullable Integer minutes, Venue.@Nullable Place place,
            Session.@Nullable Material material, @Nullable List<String> tags) {
        this(status, topic, description, agenda, hosts, guests, start, minutes, place, material, tags, null, null);
    }

    /** Only who is invited to it alone, and which guests everybody sees. */
    public static SessionChange inviting(List<UUID> invited, List<Person> guests) {
        return new SessionChange(null, null, null, null, null, guests, null, null, null, null, null, null, invited);
    }

    /** Only another status, for example to cancel. */
    public static SessionChange to(Session.Status status) {
        return new SessionChange(status, null, null, null, null, null, null, null, null, null, null);
    }

    /** Only another topic. */
    public static SessionChange topic(String topic) {
        return new SessionChange(null, topic, null, null, null, null, null, null, null, null, null);
    }

    /** Only another start. */
    public static SessionChange to(LocalDateTime start) {
        return new SessionChange(null, null, null, null, null, null, start, null, null, null, null);
    }

    /** Only what is left of it. */
    public static SessionChange left(Session.Material material) {
        return new SessionChange(null, null, null, null, null, null, null, null, null, material, null);
    }

    /** Only a recording. */
    static SessionChange recorded(Session.Material old, String url) {
        return new SessionChange(null, null, null, null, null, null, null, null, null,
                new Session.Material(old.notes(), old.slides(), url, old.discussion()), null);
    }

    /** The session with what changes. */
    public Session onto(Session old) {
        return new Session(or(status, old.status()), or(topic, old.topic()), or(description, old.description()),
                or(agenda, old.agenda()), or(hosts, old.hosts()), or(guests, old.guests()),
                minutes == null ? old.minutes() : minutes == 0 ? null : minutes, or(place, old.place()),
                or(material, old.material()),
                or(tags, old.tags()), or(tracks, old.tracks()), or(invited, old.invited()));
    }

    private static <T> T or(@Nullable T changed, T old) {
        return changed == null ? old : changed;
    }
}
