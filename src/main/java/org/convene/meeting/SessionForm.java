package org.convene.meeting;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/**
 * The form of one occurrence as typed: people and tracks stand one a line, tags between commas.
 *
 * @param opened what stood in the form when it was opened; null: not known
 */
public record SessionForm(@Nullable String status, @Nullable String topic, @Nullable String description,
        @Nullable String agenda, @Nullable String tracks, @Nullable String hosts, @Nullable String guests,
        @Nullable String date,
        @Nullable String time, @Nullable Integer minutes, @Nullable String placeHost, @Nullable String placeAddress,
        @Nullable String notes, @Nullable String slides, @Nullable String recording, @Nullable String discussion,
        @Nullable String tags, @Nullable String opened) {

    static SessionForm of(Occurrence one) {
        Session session = one.session();
        Session.Material material = session.material();
        LocalDateTime start = one.times().isEmpty() ? one.date().atStartOfDay() : one.times().getFirst().local();
        return new SessionForm(session.status().name(), session.topic(), session.description(), session.agenda(),
                session.tracks().stream().map(Track::toLine).collect(Collectors.joining("\n")),
                lines(session.hosts()), lines(session.guests()), start.toLocalDate().toString(),
                start.toLocalTime().toString(), session.minutes(), session.place().host(), session.place().address(),
                material.notes(), material.slides(), material.recording(), material.discussion(),
                String.join(", ", session.tags()), null);
    }

    private static String lines(List<Person> people) {
        return people.stream().map(Person::toLine).collect(Collectors.joining("\n"));
    }

    /** The same, with these fields as another form has them. @param fields as {@link FormFields} names them */
    SessionForm taking(Set<String> fields, SessionForm other) {
        SessionForm when = fields.contains("start") || fields.contains("date") ? other : this;
        return new SessionForm((fields.contains("status") ? other : this).status,
                (fields.contains("topic") ? other : this).topic,
                (fields.contains("description") ? other : this).description,
                (fields.contains("agenda") ? other : this).agenda,
                (fields.contains("tracks") ? other : this).tracks, (fields.contains("hosts") ? other : this).hosts,
                (fields.contains("guests") ? other : this).guests, when.date, when.time,
                (fields.contains("minutes") ? other : this).minutes,
                (fields.contains("placeHost") ? other : this).placeHost,
                (fields.contains("placeAddress") ? other : this).placeAddress,
                (fields.contains("notes") ? other : this).notes, (fields.contains("slides") ? other : this).slides,
                (fields.contains("recording") ? other : this).recording,
                (fields.contains("discussion") ? other : this).discussion,
                (fields.contains("tags") ? other : this).tags, null);
    }

    /** The same with another status. */
    SessionForm choosing(Session.Status other) {
        return new SessionForm(other.name(), topic, description, agenda, tracks, hosts, guests, date, time, minutes,
                placeHost, placeAddress, notes, slides, recording, discussion, tags, null);
    }

    /** The same without date and time. */
    SessionForm undated() {
        return new SessionForm(status, topic, description, agenda, tracks, hosts, guests, "", "", minutes, placeHost,
                placeAddress, notes, slides, recording, discussion, tags, opened);
    }

    /** What the form of a past session without a meeting has; all else stays. */
    SessionChange past(LocalDate day) {
        SessionChange all = undated().change();
        return new SessionChange(null, all.topic(), all.description(), null, all.hosts(), all.guests(),
                day.atStartOfDay(), null, null, all.material(), all.tags());
    }

    /**
     * The day a past session was on.
     *
     * @param last day it can have been on
     * @throws InvalidInput with everything that is wrong in the form
     */
    LocalDate day(LocalDate last) {
        Problems problems = SessionCheck.past(undated().change().onto(Session.PLAIN));
        Optional<LocalDate> day = MeetingCheck.date(problems, text(date), "date");
        day.ifPresent(one -> Archive.over(problems, one, last));
        problems.throwIfAny();
        return day.orElseThrow();
    }

    /** @throws InvalidInput when date or time cannot be read */
    SessionChange change() {
        return new SessionChange(wantedStatus(), text(topic), MeetingForm.body(description), MeetingForm.body(agenda),
                Person.parse(text(hosts)), Person.parse(text(guests)), start(), minutes == null ? 0 : minutes,
                new Venue.Place(text(placeHost), text(placeAddress)),
                new Session.Material(text(notes), text(slides), text(recording), text(discussion)), tagList(),
                Track.parse(text(tracks), clock()), null);
    }

    private Session.@Nullable Status wantedStatus() {
        return Arrays.stream(Session.Status.values()).filter(one -> one.name().equals(text(status))).findFirst()
                .orElse(null);
    }

    private @Nullable LocalDateTime start() {
        if (text(date).isEmpty()) {
            return null;
        }
        Problems problems = new Problems();
        var day = MeetingCheck.date(problems, text(date), "date");
        var clock = text(time).isEmpty()
                ? Optional.<java.time.LocalTime>empty()
                : MeetingCheck.time(problems, text(time), "time");
        problems.require(!text(time).isEmpty(), "time", "problem.meeting.time").throwIfAny();
        return day.orElseThrow().atTime(clock.orElseThrow());
    }

    private java.time.@Nullable LocalTime clock() {
        return MeetingCheck.time(new Problems(), text(time), "time").orElse(null);
    }

    private List<String> tagList() {
        return Arrays.stream(text(tags).split(",")).map(String::strip).filter(tag -> !tag.isEmpty()).distinct()
                .toList();
    }

    private static String text(@Nullable String typed) {
        return MeetingForm.text(typed);
    }
}
