package org.convene.meeting;

import java.util.List;

import org.convene.site.Problems;

/** What a session must hold. */
final class SessionCheck {
    private static final int PEOPLE = 40;

    private SessionCheck() {}

    /** @param minutes how long it lasts */
    static Problems of(Session session, int minutes) {
        Problems problems = of(session);
        boolean within = session.tracks().stream().allMatch(one -> one.from() < minutes && one.to() <= minutes);
        return problems.require(within, "tracks", "problem.meeting.track-outside", minutes);
    }

    /** One that belongs to no meeting, which would give it a title. */
    static Problems past(Session session) {
        return of(session).requireText(session.topic(), 200, "topic");
    }

    static Problems of(Session session) {
        Problems problems = new Problems();
        MeetingCheck.line(problems, session.topic(), 200, "topic");
        problems.requireAtMost(session.description(), MeetingCheck.TEXT, "description")
                .requireAtMost(session.agenda(), MeetingCheck.TEXT, "agenda");
        people(problems, session.hosts(), "hosts");
        people(problems, session.guests(), "guests");
        Integer minutes = session.minutes();
        problems.require(minutes == null || minutes >= 5 && minutes <= 10_080, "minutes", "problem.meeting.minutes", 5,
                10_080);
        MeetingCheck.place(problems, session.place());
        MeetingCheck.link(problems, session.material().notes(), "notes");
        MeetingCheck.link(problems, session.material().slides(), "slides");
        MeetingCheck.link(problems, session.material().recording(), "recording");
        MeetingCheck.link(problems, session.material().discussion(), "discussion");
        problems.require(session.tags().size() <= PEOPLE, "tags", "problem.meeting.many", PEOPLE);
        tracks(problems, session.tracks());
        session.tags().forEach(tag -> MeetingCheck.line(problems, tag, 60, "tags"));
        return problems;
    }

    private static void tracks(Problems problems, List<Track> tracks) {
        problems.require(tracks.size() <= PEOPLE, "tracks", "problem.meeting.many", PEOPLE);
        for (Track track : tracks.stream().limit(PEOPLE).toList()) {
            problems.requireText(track.title(), 200, "tracks");
            MeetingCheck.line(problems, track.title(), 200, "tracks");
            problems.require(track.from() >= 0 && (track.to() == 0 || track.to() > track.from()), "tracks",
                    "problem.meeting.track");
        }
    }

    private static void people(Problems problems, List<Person> people, String field) {
        problems.require(people.size() <= PEOPLE, field, "problem.meeting.many", PEOPLE);
        for (Person person : people.stream().limit(PEOPLE).toList()) {
            MeetingCheck.line(problems, person.name(), 120, field);
            MeetingCheck.line(problems, person.affiliation(), 160, field);
            MeetingCheck.link(problems, person.url(), field);
        }
    }
}
