package org.convene.meeting;

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * What one occurrence is about and what came of it.
 *
 * @param description plain text
 * @param agenda plain text, one point a line
 * @param minutes length where it differs from the meeting's; null: the meeting's
 * @param place where it differs from the meeting's; {@link Venue.Place#UNKNOWN}: the meeting's
 * @param tracks what goes on beside or after each other
 * @param invited who is invited to this one occurrence, by ids that mean nothing here
 */
public record Session(Status status, String topic, String description, String agenda, List<Person> hosts,
        List<Person> guests,
        @Nullable Integer minutes, Venue.Place place, Material material, List<String> tags, List<Track> tracks,
        List<UUID> invited) {
    /** Takes place, nothing said yet. */
    public static final Session PLAIN = new Session(Status.CONFIRMED, "", "", "", List.of(), List.of(), null,
            Venue.Place.UNKNOWN,
            Material.NONE, List.of());

    /** Edits that waited when the first tracks came hold none. */
    public Session {
        tracks = Objects.requireNonNullElse(tracks, List.of());
        invited = Objects.requireNonNullElse(invited, List.of());
    }

    /** Without tracks and without anybody invited to it alone. */
    public Session(Status status, String topic, String description, String agenda, List<Person> hosts,
            List<Person> guests, @Nullable Integer minutes, Venue.Place place, Material material, List<String> tags) {
        this(status, topic, description, agenda, hosts, guests, minutes, place, material, tags, List.of(), List.of());
    }

    public Session with(Status other) {
        return new Session(other, topic, description, agenda, hosts, guests, minutes, place, material, tags, tracks,
                invited);
    }

    public Session withTopic(String other) {
        return new Session(status, other, description, agenda, hosts, guests, minutes, place, material, tags, tracks,
                invited);
    }

    /** The same with a length of its own. */
    Session lasting(int other) {
        return new Session(status, topic, description, agenda, hosts, guests, other, place, material, tags, tracks,
                invited);
    }

    /** The same with another link to its notes. */
    Session withNotes(String link) {
        return new Session(status, topic, description, agenda, hosts, guests, minutes, place,
                new Material(link, material.slides(), material.recording(), material.discussion()), tags, tracks,
                invited);
    }

    /** The same where its date goes by another id, which the address of notes written here has in it. */
    Session renamed(String old, String other) {
        return withNotes(material.notes().replace(old, other));
    }

    /** Where nobody is to be told of the recording. */
    Session withoutRecording() {
        return new Session(status, topic, description, agenda, hosts, guests, minutes, place,
                new Material(material.notes(), material.slides(), "", material.discussion()), tags, tracks, invited);
    }

    /** Hosts and guests in one line; empty without any. */
    public String people() {
        return Person.line(hosts, guests);
    }

    /** Hosts in one line; empty without any. */
    public String hosting() {
        return Person.line(hosts, List.of());
    }

    /** Guests in one line; empty without any. */
    public String guesting() {
        return Person.line(List.of(), guests);
    }

    /** Whether it takes place. */
    public enum Status {
        /** Save the date. */
        TENTATIVE, CONFIRMED, CANCELLED
    }

    /**
     * What is left of an occurrence: http(s) addresses, each possibly empty.
     *
     * @param discussion where it is talked about afterwards
     */
    public record Material(String notes, String slides, String recording, String discussion) {
        public static final Material NONE = new Material("", "", "", "");

        public boolean any() {
            return !(notes + slides + recording + discussion).isEmpty();
        }
    }
}
