package org.convene.meeting;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/**
 * An occurrence as everybody may read it: no join link.
 *
 * @param start the first slot's start in UTC; absent for a session that has only a date
 * @param date the original date, whatever it was moved to
 * @param recording empty under the Chatham House rule
 * @param version to be sent back with a change
 */
record OccurrenceBody(String id, @Nullable String meeting, String title, String topic, String date,
        @Nullable String start, @Nullable String end, List<SlotTime> slots, String status, String description,
        String agenda, List<TrackBody> tracks, List<Person> hosts, List<Person> guests, String venue, String place,
        String notes,
        String slides, String recording, String discussion, List<String> tags, String url, long version) {

    /** When one slot is held. @param start in UTC @param local in {@code timeZone} */
    record SlotTime(String label, String start, String end, String local, String timeZone) {}

    /** @param groupUrl of its page */
    static OccurrenceBody of(Occurrence one, Group group, String groupUrl) {
        Session session = one.shown(group);
        Session.Material material = session.material();
        UUID meeting = one.meeting();
        boolean timed = !one.times().isEmpty();
        return new OccurrenceBody(one.id(), meeting == null ? null : meeting.toString(), one.title(), session.topic(),
                one.date().toString(), timed ? one.start().toString() : null, timed ? one.end().toString() : null,
                one.times().stream().map(OccurrenceBody::slot).toList(), session.status().name(),
                session.description(), session.agenda(),
                session.tracks().stream().map(TrackBody::of).toList(), session.hosts(), session.guests(),
                one.venue().name(),
                one.place().line(), material.notes(), material.slides(), material.recording(), material.discussion(),
                session.tags(), meeting == null
                        ? groupUrl + "/archive"
                        : groupUrl + "/meetings/" + meeting + "?date=" + one.date(),
                one.version());
    }

    private static SlotTime slot(OccurrenceTime time) {
        return new SlotTime(time.slot().label(), time.start().toString(), time.end().toString(),
                time.local().toString(), time.slot().zone().getId());
    }

    /** What programs change of an occurrence. @param start local start of the slot that begins first @param version as it was read */
    record Write(@Nullable String topic, @Nullable String description, @Nullable String agenda,
            @Nullable List<TrackBody> tracks, @Nullable List<PersonBody> hosts, @Nullable List<PersonBody> guests,
            @Nullable String start,
            @Nullable Integer durationMinutes, @Nullable String status, @Nullable String place, @Nullable String host,
            @Nullable String notes, @Nullable String slides, @Nullable String recording, @Nullable String discussion,
            @Nullable List<String> tags, @Nullable Long version) {

        SessionChange onto(Session old) {
            Problems problems = new Problems();
            var moved = start == null ? null : MeetingPreview.start(problems, start).orElse(null);
            problems.throwIfAny();
            Session.Material before = old.material();
            return new SessionChange(wantedStatus(), topic, description, agenda, people(hosts), people(guests), moved,
                    durationMinutes, place == null && host == null
                            ? null
                            : new Venue.Place(or(host, old.place().host()), or(place, old.place().address())),
                    new Session.Material(or(notes, before.notes()), or(slides, before.slides()),
                            or(recording, before.recording()), or(discussion, before.discussion())),
                    tags, tracks == null ? null : tracks.stream().map(TrackBody::track).toList(), null);
        }

        /** Where a field of the form stands in this body. */
        static String pointer(String field) {
            return switch (field) {
                case "minutes" -> "/durationMinutes";
                case "placeHost" -> "/host";
                case "placeAddress" -> "/place";
                default -> "/" + field;
            };
        }

        private Session.@Nullable Status wantedStatus() {
            if (status == null) {
                return null;
            }
            try {
                return Session.Status.valueOf(status.toUpperCase(java.util.Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new InvalidInput(FieldProblem.of("status", "problem.meeting.status"));
            }
        }

        private static @Nullable List<Person> people(@Nullable List<PersonBody> typed) {
            return typed == null ? null : typed.stream().map(PersonBody::person).toList();
        }

        private static String or(@Nullable String changed, String old) {
            return changed == null ? old : changed;
        }
    }

    /**
     * A track as programs read and write it.
     *
     * @param startMinute after the occurrence's start; absent: at its start
     * @param endMinute after the occurrence's start; absent: at its end
     */
    record TrackBody(@Nullable String title, @Nullable Integer startMinute, @Nullable Integer endMinute) {
        static TrackBody of(Track track) {
            return new TrackBody(track.title(), track.from(), track.to() == 0 ? null : track.to());
        }

        Track track() {
            return new Track(title == null ? "" : title, startMinute == null ? 0 : startMinute,
                    endMinute == null ? 0 : endMinute);
        }
    }

    /** A host or guest as programs write it. */
    record PersonBody(@Nullable String name, @Nullable String affiliation, @Nullable String url) {
        Person person() {
            return new Person(name == null ? "" : name, affiliation == null ? "" : affiliation, url == null ? "" : url);
        }
    }
}
