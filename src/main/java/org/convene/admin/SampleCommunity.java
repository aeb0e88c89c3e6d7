package org.convene.admin;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.convene.group.CommunityDraft;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.Link;
import org.convene.group.GroupDraft;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.Person;
import org.convene.meeting.Session;
import org.convene.meeting.Session.Material;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Venue;
import org.convene.meeting.Venue.Place;

/** One file of {@code demo/}: a community with its groups, meetings and past sessions. */
record SampleCommunity(String slug, String name, String purpose, String description, String rules, List<Link> links,
        List<SampleGroup> groups) {
    private static final Pattern PERSON = Pattern.compile("([^(,]+?)\\s*(?:\\(([^)]*)\\))?(?:,\\s*|$)");

    CommunityDraft draft(int position) {
        return new CommunityDraft(slug, name, purpose, description, rules, links, position);
    }

    record SampleGroup(@Nullable String section, String slug, String name, String purpose, String description,
            List<String> goals, String rules, boolean chathamHouse, List<String> moderators, @Nullable String leadBy,
            String cadence, @Nullable JoiningPolicy joining, List<String> displayZones, List<Link> links,
            List<SampleMeeting> meetings, List<SampleSession> past) {

        GroupDraft draft(java.util.UUID community) {
            return new GroupDraft(community, text(section), slug, name, purpose, description, goals, rules,
                    chathamHouse,
                    links, moderators, text(leadBy), cadence, displayZones, "en",
                    joining == null ? JoiningPolicy.OPEN : joining);
        }
    }

    record SampleMeeting(String title, String start, String recurrence, int durationMinutes, List<SampleSlot> slots,
            @Nullable String joinUrl, @Nullable String place, List<SampleSession> next) {

        MeetingDraft draft() {
            Venue.Kind kind = joinUrl != null ? Venue.Kind.ONLINE : Venue.Kind.IN_PERSON;
            return new MeetingDraft(title, "", start, recurrence, durationMinutes,
                    new Venue(kind, text(joinUrl), new Place("", text(place))),
                    slots.stream().map(SampleSlot::draft).toList());
        }
    }

    record SampleSlot(String label, String time, String zone) {
        MeetingDraft.Time draft() {
            return new MeetingDraft.Time(label, time, zone, null);
        }
    }

    /** A coming session without a date (the next, the one after) or a past one with it. */
    record SampleSession(@Nullable String date, String topic, @Nullable String description, @Nullable String agenda,
            @Nullable String hosts, @Nullable String guests, @Nullable String place, Session.@Nullable Status status,
            @Nullable String notes, @Nullable String slides, @Nullable String recording) {

        SessionChange change() {
            return new SessionChange(status, topic, text(description), text(agenda), people(hosts), people(guests),
                    null, null,
                    place == null ? null : new Place("", place), null, null);
        }

        Session session() {
            return new Session(Session.Status.CONFIRMED, topic, text(description), text(agenda), people(hosts),
                    people(guests), null, Place.UNKNOWN, new Material(text(notes), text(slides), text(recording), ""),
                    List.of());
        }
    }

    private static List<Person> people(@Nullable String line) {
        Matcher people = PERSON.matcher(text(line));
        return people.results().map(one -> new Person(one.group(1).strip(), text(one.group(2)), "")).toList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
