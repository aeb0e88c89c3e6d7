package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import net.fortuna.ical4j.model.Property;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.ParsedInvitation.value;

/** The Chatham House rule of a meeting: its group's, or its own. */
@ConveneTest
class ChathamHouseIT {
    private static final String RULE = "Chatham House rule applies";
    private static final String FILM = "https://example.org/film";
    private static final Duration WINDOW = Duration.ofMinutes(5);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    CalendarInbox inbox;
    Group group;
    Meeting meeting;

    @BeforeEach
    void aMeetingThatFollowsItsGroup() {
        inbox = new CalendarInbox(mailbox);
        group = scene.group("cities");
        scene.join(group, mara, "Europe/Berlin");
        meeting = scene.open(group, draft(ChathamHouse.GROUP));
        assertThat(description(inbox.received(mara, 1).getFirst())).contains(RULE);
    }

    @Test
    void theGroupsSwitchIsARevisionOfTheMeetingsThatFollowIt() {
        Meeting own = scene.open(group, draft(ChathamHouse.ON));
        inbox.received(mara, 2);
        quotable(true);
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(0, 1, 0, 1));
        assertThat(invitations.planned(scene.ines(), own.id()).any()).isFalse();
        assertThat(http.json("POST", "/api/v1/meetings/" + meeting.id() + "/mailings", "{\"dryRun\": true}",
                cast.bearer(cast.ines())).body()).contains("\"updated\":1");
        quotable(false);
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).as("back within the window").isFalse();
        quotable(true);
        clock.advance(WINDOW);
        ReceivedMail update = inbox.received(mara, 3).getLast();
        assertThat(update.text()).contains("Chatham House rule").contains("applies").contains("does not apply")
                .doesNotContain(RULE);
        assertThat(description(update)).doesNotContain("Chatham House");
        assertThat(ParsedInvitation.of(update).sequence()).as("the time is the same").isZero();
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        assertThat(http.get("/groups/cities/calendar.ics").body()).contains("Chatham House");
    }

    @Test
    void takenBackTheMeetingGoesOnAsItWas() {
        quotable(true);
        invitations.undo(scene.ines(), meeting.id());
        assertThat(meetings.byId(meeting.id()).orElseThrow().chathamHouse()).isEqualTo(ChathamHouse.ON);
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        clock.advance(WINDOW.multipliedBy(2));
        assertThat(invitations.ripe()).isEmpty();
    }

    @Test
    void aMeetingMayHaveItOtherwiseThanItsGroup() {
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id();
        assertThat(Http.page(browser.get(page + "/edit")).text()).contains("Now: it applies", "Same as the group");
        String link = inbox.to(mara).getFirst().link("/join/");
        assertThat(http.get(link).body()).contains(RULE);
        assertThat(http.get("/groups/cities/meetings/" + meeting.id()).body()).contains(RULE);
        assertThat(Cast.submit(browser, page + "/edit", "title", "Monthly call", "description",
                "Half talk, half conversation.", "firstDate", "2026-12-10", "time", "15:00", "zone", "Europe/Berlin",
                "repeat", "monthly", "days", "TH", "nths", "2", "minutes", "60", "venue", "ONLINE", "joinUrl",
                MeetingScene.ROOM, "chathamHouse", "OFF").statusCode()).isEqualTo(303);
        assertThat(http.get(link).body()).doesNotContain(RULE);
        assertThat(http.get("/groups/cities/meetings/" + meeting.id()).body()).doesNotContain(RULE);
        assertThat(Http.page(http.get("/groups/cities")).select(".next").text()).doesNotContain(RULE);
        String api = "/api/v1/groups/cities/meetings/" + meeting.id();
        String[] ines = cast.bearer(cast.ines());
        assertThat(http.json("GET", api, "", ines).body()).contains("\"chathamHouse\":\"OFF\"");
        clock.advance(WINDOW);
        assertThat(inbox.received(mara, 2).getLast().text()).contains("does not apply");
        quotable(true);
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).as("it does not follow").isFalse();
        assertThat(http.json("PATCH", api, "{\"chathamHouse\":\"ON\"}", ines).body())
                .contains("\"chathamHouse\":\"ON\"");
        assertThat(http.json("PATCH", api, "{\"chathamHouse\":\"MAYBE\"}", ines).statusCode()).isIn(400, 422);
        clock.advance(WINDOW);
        ReceivedMail back = inbox.received(mara, 3).getLast();
        assertThat(back.text()).contains("The " + RULE);
        assertThat(description(back)).contains(RULE);
    }

    @Test
    void aRecordingIsShownToNobodyAndNoneIsTakenWhileTheRuleIsOn() {
        quotable(true);
        LocalDate date = LocalDate.of(2026, 12, 10);
        clock.set(Instant.parse("2026-12-10T16:00:00Z"));
        meetings.change(scene.ines(), meeting.id(), date, SessionChange.left(
                new Session.Material("https://example.org/notes", "", FILM, "")));
        String api = "/api/v1/groups/cities/occurrences/" + meeting.id() + "_2026-12-10";
        List<String> shown = List.of("/groups/cities/archive", api,
                "/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10");
        assertThat(shown).allSatisfy(page -> assertThat(http.get(page).body()).contains(FILM));
        meetings.update(scene.ines(), meeting.id(), draft(ChathamHouse.ON),
                meetings.byId(meeting.id()).orElseThrow().version());
        invitations.send(scene.ines(), meeting.id());
        assertThat(shown).allSatisfy(page -> assertThat(http.get(page).body()).contains("https://example.org/notes")
                .doesNotContain(FILM));
        assertThat(List.of("/groups/cities/feed.atom", "/groups/cities/feed.json", "/groups/cities/calendar.ics"))
                .allSatisfy(page -> assertThat(http.get(page).body()).doesNotContain(FILM));
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        assertThat(browser.get(page).body()).contains("no recording can be noted").contains(FILM);
        var refused = Cast.submitTo(browser, page, page, "topic", "Budgets", "date", "2026-12-10", "time",
                "15:00", "recording", FILM + "2");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.page(refused).select("#f-recording-wrong").text()).contains("no recording is passed on");
        String[] ines = cast.bearer(cast.ines());
        assertThat(http.json("PATCH", api, "{\"recording\": \"" + FILM + "2\"}", ines).body())
                .contains("/recording").contains("no recording is passed on");
        assertThat(http.json("PATCH", api, "{\"topic\": \"Budgets\"}", ines).statusCode()).isEqualTo(200);
        assertThat(meetings.occurrence(meeting, date).orElseThrow().session().material().recording())
                .as("it is hidden, not lost").isEqualTo(FILM);
        Cast.submitTo(browser, page + "/follow-up", page + "/follow-up");
        ReceivedMail left = Awaitility.await().until(() -> mailbox.mailsTo(mara).stream()
                .filter(mail -> mail.text().contains("https://example.org/notes")).findFirst(), Optional::isPresent)
                .orElseThrow();
        assertThat(left.text()).contains(RULE).doesNotContain(FILM);
    }

    @Test
    void pastSessionsOfAGroupUnderTheRuleAreKeptWithoutTheirRecordings() {
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String archive = "/staff/groups/cities/archive";
        assertThat(Cast.submitTo(browser, archive, archive, "date", "2025-03-01", "topic", "Licences", "recording",
                FILM).statusCode()).isEqualTo(422);
        assertThat(Cast.submitTo(browser, archive, archive, "date", "2025-03-01", "topic", "Licences", "notes",
                "https://example.org/notes").statusCode()).isEqualTo(303);
        assertThat(browser.get(archive + "/import").body()).contains("recordings in the list are left out");
        var read = http.json("POST", "/api/v1/groups/cities/occurrences/import", "{\"list\": \"date,topic,recording\\n"
                + "2025-02-01,Budgets," + FILM + "\\n\"}", cast.bearer(cast.ines()));
        assertThat(read.statusCode()).as(read::body).isLessThan(300);
        quotable(true);
        assertThat(http.get("/groups/cities/archive").body()).contains("Licences", "Budgets").doesNotContain(FILM);
    }

    private void quotable(boolean quotable) {
        Group now = scene.groups().byId(group.id()).orElseThrow();
        assertThat(http.json("PATCH", "/api/v1/groups/cities", "{\"chathamHouse\":" + !quotable + ",\"version\":"
                + now.version() + "}", cast.bearer(cast.ines())).statusCode()).isEqualTo(200);
    }

    private static MeetingDraft draft(ChathamHouse rule) {
        return MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)).with(rule);
    }

    private static String description(ReceivedMail mail) {
        return value(ParsedInvitation.of(mail).master(), Property.DESCRIPTION);
    }
}
