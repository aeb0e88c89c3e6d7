package org.convene.invitation;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** Tracks of one date: typed by a moderator, shown by every reader's clock, mailed as any other small edit. */
@ConveneTest
class TrackIT {
    @Autowired
    MeetingScene scene;
    @Autowired
    Invitations invitations;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    private final String priya = "priya-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;
    String form;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        scene.join(group, priya, "America/New_York");
        meeting = scene.open(group, MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        form = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
    }

    @Test
    void aModeratorTypesThemAndMembersReadThemByTheirClock() {
        Http ines = cast.signIn(http.fresh(), scene.ines());
        assertThat(ines.submit(ines.get(form), form, "tracks", "0-30 Main track\n15:30– Community track",
                "hosts", "Mara Lind\nTomás Rey", "guests", "Priya Raman, Port of Sample")
                .statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get(form)).select("textarea[name=tracks]").text().lines())
                .containsExactly("0–30 Main track", "30– Community track");
        assertThat(Http.page(ines.get("/staff/meetings/" + meeting.id())).text()).contains("one update")
                .contains("leaves by itself");
        invitations.send(scene.ines(), meeting.id());
        ReceivedMail update = calendarMails(2).getLast();
        assertThat(update.text()).contains("9:00–9:30\u00A0AM Main track")
                .contains("9:30–10:00\u00A0AM Community track")
                .contains("Description: changed, see below")
                .contains("With: Priya Raman (Port of Sample)").contains("Hosted by: Mara Lind, Tomás Rey");
        assertThat(update.html()).contains("9:00–9:30\u00A0AM Main track");
        String object = update.calendar().replace("\r\n ", "");
        assertThat(object).contains("Tracks (times in Berlin):\\n- 15:00–15:30 Main track\\n- 15:30–16:00 Community")
                .contains("With: Priya Raman (Port of Sample)\\nHosted by: Mara Lind\\, Tomás Rey")
                .contains("SEQUENCE:0");
        assertThat(jdbc.sql("""
                update invitation_content set content = regexp_replace(content::text, '"hosts": "[^"]*"',
                    '"hosts": null', 'g')::jsonb where content::text like '%Mara Lind%'
                """).update()).isPositive();
        assertThat(invitations.planned(scene.ines(), meeting.id())).as("told before there were roles")
                .isEqualTo(RoundCounts.NONE);
        String page = "/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10";
        assertThat(Http.page(http.get(page)).select("h3:containsOwn(Tracks) + ul li").eachText())
                .containsExactly("15:00–15:30 Main track", "15:30–16:00 Community track");
        assertThat(http.get("/groups/cities/calendar.ics").body().replace("\r\n ", ""))
                .contains("15:30–16:00 Community track");
    }

    @Test
    void tracksOutsideTheDateAreRefusedBesideTheField() {
        Http ines = cast.signIn(http.fresh(), scene.ines());
        for (String wrong : List.of("30–90 Too long", "30–10 Backwards", "60– After the end")) {
            HttpResponse<String> refused = ines.submit(ines.get(form), form, "tracks", wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Http.page(refused).select("#f-tracks-problem, #f-tracks-error, [id^=f-tracks]").text())
                    .isNotBlank();
        }
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void programsReadAndWriteThem() {
        String path = "/api/v1/groups/cities/occurrences/" + meeting.id() + "_2026-12-10";
        String[] bearer = cast.bearer(scene.ines());
        HttpResponse<String> changed = http.json("PATCH", path, """
                {"tracks": [{"title": "Main track", "endMinute": 30}, {"title": "Community track", "startMinute": 30}]}
                """, bearer);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(http.get(path).body()).contains(
                "\"tracks\":[{\"title\":\"Main track\",\"startMinute\":0,\"endMinute\":30},"
                        + "{\"title\":\"Community track\",\"startMinute\":30,\"endMinute\":null}]");
        HttpResponse<String> refused = http.json("PATCH", path, "{\"tracks\": [{\"startMinute\": 5}]}", bearer);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("/tracks");
        assertThat(http.json("PATCH", path, "{\"topic\": \"Budgets\"}", bearer).body()).contains("Main track");
        assertThat(http.json("PATCH", path, "{\"tracks\": []}", bearer).body()).contains("\"tracks\":[]");
        assertThat(invitations.planned(scene.ines(), meeting.id()).updates()).as("only the topic is left")
                .isEqualTo(1);
    }

    private List<ReceivedMail> calendarMails(int many) {
        return new CalendarInbox(mailbox).received(priya, many);
    }
}
