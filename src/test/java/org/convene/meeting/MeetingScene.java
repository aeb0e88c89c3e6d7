package org.convene.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.convene.audit.Staff;
import org.convene.group.CommunityDraft;
import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.subscription.MemberAddition;
import org.convene.subscription.Subscriptions;
import org.convene.testing.Cast;

/** A group with a monthly call in two editions and some members. */
public record MeetingScene(Meetings meetings, Invitations invitations, WorkingGroups groups,
        Subscriptions subscriptions, Cast cast) {
    public static final String ROOM = "https://video.example.org/j/94021170583?pwd=secret";

    public Staff ines() {
        return cast.ines();
    }

    public Group group(String slug) {
        UUID community = groups.communities().stream().filter(one -> one.slug().equals("offices")).findFirst()
                .map(Group.Community::id).orElseGet(() -> groups.createCommunity(ines(), new CommunityDraft("offices",
                        "Open Offices", "People who run offices.", "", "", List.of(), 1)).id());
        GroupDraft bare = GroupDraft.named(community, slug, slug.toUpperCase(Locale.ROOT));
        return groups.create(ines(),
                new GroupDraft(community, "", slug, bare.name(), "One call a month.", "", List.of("Learn"),
                        "Be kind.", true, List.of(), List.of("Ines Falk"), "", "",
                        List.of("Europe/Berlin", "America/New_York"),
                        "en", Group.JoiningPolicy.OPEN));
    }

    public MeetingDraft monthly() {
        return draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("Early", "15:00", "Europe/Berlin", null),
                new MeetingDraft.Time("Late", "18:00", "Europe/Berlin", null));
    }

    public static MeetingDraft draft(String title, String first, String rule, MeetingDraft.Time... slots) {
        return new MeetingDraft(title, "Half talk, half conversation.", first, rule, 60,
                new Venue(Venue.Kind.ONLINE, ROOM, Venue.Place.UNKNOWN), List.of(slots));
    }

    public void join(Group group, String email, String zone) {
        subscriptions.addMember(ines(), group.slug(),
                new MemberAddition(email, "", "en", zone, "Asked at the conference", true));
    }

    public Meeting open(Group group, MeetingDraft draft) {
        Meeting meeting = meetings.create(ines(), group.id(), draft);
        invitations.send(ines(), meeting.id());
        return meetings.byId(meeting.id()).orElseThrow();
    }

    public void change(Meeting meeting, LocalDate date, SessionChange change) {
        meetings.change(ines(), meeting.id(), date, change);
        invitations.send(ines(), meeting.id());
    }

}
