package org.convene.alarm;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Venue;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff are told before members notice. */
@ConveneTest
class AlarmIT {
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Cast cast;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    @Autowired
    Alarms alarms;
    Group group;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
    }

    @Test
    void aMeetingThatIsInOrderRaisesNone() {
        scene.join(group, "mara@example.org", "Europe/Berlin");
        scene.open(group, scene.monthly());
        assertThat(alarms.of(scene.ines())).isEmpty();
    }

    @Test
    void aSeriesNearItsEndAMeetingWithoutMembersAndOneWithoutRoomAreTold() {
        meetings.create(scene.ines(), group.id(), draft("FREQ=WEEKLY;COUNT=2", "2026-11-23", ""));
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.NO_ROOM, Alarm.Kind.NO_RECIPIENTS,
                Alarm.Kind.ENDING);
        Http browser = cast.signIn(http.fresh(), scene.ines());
        assertThat(browser.get("/staff").body()).contains("Look at this", "the last date is Monday 30 November 2026",
                "its join link leads nowhere", "nobody is invited yet", "Let it go on");
    }

    @Test
    void aRuleThatGoesOnWithoutADateAndAGroupThatFellSilentAreTold() {
        scene.join(group, "mara@example.org", "Europe/Berlin");
        Meeting meeting = scene.open(group, draft("FREQ=MONTHLY;BYDAY=2TH", "2026-12-10", MeetingScene.ROOM));
        for (LocalDate date : List.of(LocalDate.of(2026, 12, 10), LocalDate.of(2027, 1, 14),
                LocalDate.of(2027, 2, 11))) {
            meetings.change(scene.ines(), meeting.id(), date, SessionChange.to(Session.Status.CANCELLED));
        }
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.NO_DATE);
        meetings.cancel(scene.ines(), meeting.id(), "");
        Group old = scene.group("harbour");
        meetings.addPast(scene.ines(), old.id(), LocalDate.of(2026, 5, 1), Session.PLAIN.withTopic("Long ago"));
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.SILENT);
        assertThat(alarms.of(scene.ines()).getFirst().cure()).isEqualTo("/staff/groups/harbour/meetings/new");
    }

    @Test
    void whoPutsOneOffIsRemindedInAWeekAndOthersCannot() {
        meetings.addPast(scene.ines(), group.id(), LocalDate.of(2026, 5, 1), Session.PLAIN.withTopic("Long ago"));
        Staff mo = cast.moderator("Mo", scene.group("harbour").id());
        assertThat(kinds(mo)).isEmpty();
        Http other = cast.signIn(http.fresh(), mo);
        assertThat(rest(other, "week")).isEqualTo(404);
        Http browser = cast.signIn(http.fresh(), scene.ines());
        assertThat(rest(browser, "week")).isEqualTo(303);
        assertThat(kinds(scene.ines())).isEmpty();
        clock.set(Instant.parse("2026-11-28T09:00:01Z"));
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.SILENT);
        assertThat(rest(browser, "good")).isEqualTo(303);
        clock.set(Instant.parse("2027-03-01T09:00:00Z"));
        assertThat(kinds(scene.ines())).isEmpty();
    }

    @Test
    void whatWasPutOffIsListedAndComesBack() {
        meetings.addPast(scene.ines(), group.id(), LocalDate.of(2026, 5, 1), Session.PLAIN.withTopic("Long ago"));
        Http browser = cast.signIn(http.fresh(), scene.ines());
        assertThat(browser.get("/staff").body()).doesNotContain("put off");
        assertThat(rest(browser, "week")).isEqualTo(303);
        HttpResponse<String> noticed = browser.get("/staff");
        assertThat(Http.page(noticed).select(".note.good").text()).isEqualTo("Put off for all organisers. Undo");
        assertThat(Http.page(noticed).select(".note.good button[form=undo]")).hasSize(1);
        assertThat(Http.page(noticed).select("details.resting").text()).contains("One notice is put off",
                "has not met for long", "Shown again on 28 Nov 2026");
        assertThat(browser.submit(noticed, "/staff/alarms/wake").statusCode()).isEqualTo(303);
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.SILENT);
        Document again = Http.page(browser.get("/staff"));
        assertThat(again.select(".note.good").text()).isEqualTo("It is shown again.");
        assertThat(again.select("details.resting, #undo")).isEmpty();
        assertThat(browser.submit(noticed, "/staff/alarms/wake").statusCode()).as("pressed twice").isEqualTo(303);
        assertThat(rest(browser, "good")).isEqualTo(303);
        browser.get("/staff/account");
        HttpResponse<String> later = browser.get("/staff");
        Http other = cast.signIn(http.fresh(), cast.moderator("Mo", scene.group("harbour").id()));
        assertThat(other.get("/staff").body()).doesNotContain("put off");
        String csrf = Http.page(other.get("/staff/account")).select("input[name=_csrf]").attr("value");
        assertThat(other.post("/staff/alarms/wake", "_csrf", csrf, "kind", "SILENT", "subject", group.id().toString())
                .statusCode()).isEqualTo(404);
        assertThat(browser.submit(later, "/staff/alarms/wake").statusCode()).isEqualTo(303);
        assertThat(kinds(scene.ines())).containsExactly(Alarm.Kind.SILENT);
    }

    private int rest(Http browser, String until) {
        String csrf = Http.page(browser.get("/staff/account")).select("input[name=_csrf]").attr("value");
        return browser.post("/staff/alarms", "_csrf", csrf, "kind", "SILENT", "subject", group.id().toString(),
                "until", until).statusCode();
    }

    private List<Alarm.Kind> kinds(Staff staff) {
        return alarms.of(staff).stream().map(Alarm::kind).toList();
    }

    private static MeetingDraft draft(String rule, String first, String room) {
        return new MeetingDraft("Monthly call", "", first, rule, 60,
                new Venue(Venue.Kind.ONLINE, room, Venue.Place.UNKNOWN),
                List.of(new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
    }
}
