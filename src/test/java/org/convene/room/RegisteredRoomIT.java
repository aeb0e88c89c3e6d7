package org.convene.room;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import org.convene.group.Group;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.invitation.Invitations;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.FakeProviders;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;
import org.convene.testing.ZoomRegistrants;

import static org.assertj.core.api.Assertions.assertThat;

/** A Zoom meeting for each date, where everybody is registered. */
@ConveneTest
@JobsRest(RoomJobs.class)
@ExtendWith(OutputCaptureExtension.class)
class RegisteredRoomIT {
    private static final LocalDate DATE = LocalDate.of(2026, 12, 10);
    private static final Instant START = Instant.parse("2026-12-10T14:00:00Z");
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
    Mailbox inbox;
    @Autowired
    FakeProviders zoom;
    @Autowired
    Rooms rooms;
    @Autowired
    RoomWork work;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Tokens tokens;
    @Autowired
    Guests guests;
    @Autowired
    Invitations invitations;
    Group group;
    Meeting meeting;

    @BeforeEach
    void twoDatesAhead() {
        zoom.reset();
        clock.set(START.minus(Duration.ofDays(3)));
        group = scene.group("cities");
        scene.join(group, "mara@example.org", "Europe/Berlin");
        scene.join(group, "tomas@example.org", "Europe/Berlin");
        meeting = scene.open(group, MeetingScene.draft("Weekly call", "2026-12-10", "FREQ=WEEKLY",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)).with(ChathamHouse.OFF));
    }

    @Test
    void everybodyGetsInByAWayOfTheirOwnAndLeaversAreTakenOff(CapturedOutput output) {
        String mara = link("mara@example.org");
        String tomas = link("tomas@example.org");
        chosen();
        JsonNode made = only();
        assertThat(made.path("type").asInt()).isEqualTo(2);
        assertThat(made.path("start_time").asString()).isEqualTo("2026-12-10T14:00:00Z");
        assertThat(made.path("duration").asInt()).isEqualTo(60);
        assertThat(made.path("settings").path("approval_type").asInt()).isEqualTo(1);
        assertThat(made.path("settings").path("registrants_confirmation_email").asBoolean(true)).isFalse();
        assertThat(registered()).containsOnlyKeys("mara@example.org", "tomas@example.org")
                .allSatisfy((email, one) -> assertThat(one.path("approved").asBoolean()).isTrue());
        clock.set(START);
        String way = way(mara);
        assertThat(way).startsWith("https://us02web.zoom.example/w/").contains("?tk=entry-canary-")
                .isNotEqualTo(way(tomas));
        assertThat(jdbc.sql("SELECT string_agg(address || email, ' ') FROM room_entry").query(String.class).single())
                .doesNotContain("zoom").doesNotContain("@");
        scene.join(group, "lena@example.org", "Europe/Berlin");
        until(() -> registered().containsKey("lena@example.org"));
        http.post(invited("tomas@example.org").oneClick(), "List-Unsubscribe", "One-Click");
        until(() -> !registered().containsKey("tomas@example.org"));
        assertThat(registered()).containsOnlyKeys("lena@example.org", "mara@example.org");
        assertThat(output.getAll()).doesNotContain("entry-canary").doesNotContain("room-canary");
    }

    @Test
    void aDateThatMovesIsMovedAndACancelledOneIsGivenBack() {
        chosen();
        meetings.change(scene.ines(), meeting.id(), DATE, SessionChange.to(DATE.atTime(17, 30)));
        until(() -> only().path("start_time").asString().equals("2026-12-10T16:30:00Z"));
        assertThat(registered()).hasSize(2);
        meetings.change(scene.ines(), meeting.id(), DATE, SessionChange.to(Session.Status.CANCELLED));
        until(() -> zoom.meetings().isEmpty());
        meetings.change(scene.ines(), meeting.id(), DATE, SessionChange.to(Session.Status.CONFIRMED));
        until(() -> zoom.meetings().size() == 1 && registered().size() == 2);
        invitations.send(scene.ines(), meeting.id());
        meetings.change(scene.ines(), meeting.id(), DATE, SessionChange.to(Session.Status.CANCELLED));
        until(() -> zoom.meetings().isEmpty() && orders() == 0);
        invitations.undo(scene.ines(), meeting.id());
        until(() -> zoom.meetings().size() == 1 && registered().size() == 2);
        assertThat(only().path("start_time").asString()).isEqualTo("2026-12-10T16:30:00Z");
        clock.set(START.plus(Duration.ofMinutes(5)));
        rooms.prepare();
        until(() -> zoom.meetings().size() == 2 && orders() == 0);
        rooms.choose(scene.ines(), meeting.id(), Provider.LINK);
        until(() -> zoom.meetings().isEmpty());
        assertThat(jdbc.sql("SELECT count(*) FROM room_entry").query(Long.class).single()).isZero();
    }

    @Test
    void underTheChathamHouseRuleZoomLearnsNoNamesAndRecordsNothing() {
        chosen();
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.ON), meeting.version());
        until(() -> only().path("settings").path("auto_recording").asString().equals("none")
                && registered().keySet().stream().allMatch(one -> one.matches("guest-[0-9a-f]{16}@.*")));
        assertThat(registered()).hasSize(2)
                .allSatisfy((email, one) -> assertThat(one.path("name").asString()).isEqualTo("Guest"));
        String mara = link("mara@example.org");
        clock.set(START);
        assertThat(way(mara)).contains("entry-canary");
    }

    @Test
    void theHostNeedsNoRegistrationAndManyGoInParts() {
        for (int i = 0; i < 33; i++) {
            scene.join(group, "member" + i + "@example.org", "Europe/Berlin");
        }
        scene.join(group, ZoomRegistrants.HOST, "Europe/Berlin");
        String host = link(ZoomRegistrants.HOST);
        chosen();
        until(() -> registered().size() == 35 && orders() == 0);
        assertThat(zoom.asked().stream().filter(one -> one.endsWith("/batch_registrants")).count()).isEqualTo(2);
        clock.set(START);
        assertThat(way(host)).startsWith("https://us02web.zoom.example/j/");
    }

    @Test
    void zoomsRefusalsAreToldInWordsAndThePastedLinkStaysTheWay() {
        String mara = link("mara@example.org");
        zoom.licensed(false);
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM_REGISTERED);
        until(() -> problem().equals("LICENCE"));
        assertThat(zoom.meetings()).as("nothing is left lying about").isEmpty();
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/room";
        assertThat(browser.get(page).body()).contains("has no licence for registering people",
                "led to the pasted link");
        clock.set(START);
        assertThat(way(mara)).isEqualTo(MeetingScene.ROOM);
        until(() -> orders() == 0);
        long before = zoom.asked("GET /v2/users/me/meetings");
        zoom.licensed(true);
        zoom.expireTokens();
        zoom.answer(429, "{\"code\":429,\"message\":\"You have reached the maximum per-second rate limit\"}",
                "Retry-After", "60");
        assertThat(Cast.submitTo(browser, page, page + "/again").statusCode()).isEqualTo(303);
        until(() -> zoom.asked("GET /v2/users/me/meetings") > before);
        clock.advance(Duration.ofSeconds(61));
        until(() -> zoom.meetings().size() == 1 && orders() == 0);
        assertThat(rooms.of(scene.ines(), meeting.id()).state()).isEqualTo("READY");
        assertThat(way(mara)).contains("entry-canary");
    }

    @Test
    void aLostAnswerMakesNoSecondMeetingAndOneThatWentAwayIsMadeAgain() {
        zoom.loseAnswer();
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM_REGISTERED);
        until(() -> zoom.asked("POST /v2/users/me/meetings") == 1);
        clock.advance(Duration.ofMinutes(2));
        until(() -> orders() == 0);
        assertThat(zoom.meetings()).hasSize(1);
        String first = zoom.meetings().keySet().iterator().next();
        zoom.meetings().clear();
        rooms.lookAt(Provider.ZOOM, first);
        until(() -> zoom.meetings().size() == 1 && orders() == 0);
        assertThat(registered()).hasSize(2);
        assertThat(rooms.recorded(Provider.ZOOM, zoom.meetings().keySet().iterator().next(), "x==")).isTrue();
    }

    @Test
    void whoComesByTheirOwnCalendarOrAsAGuestIsRegisteredToo() {
        scene.join(group, "lena@example.org", "Europe/Berlin");
        String preferences = "/preferences/" + tokens.issue(Purpose.PREFERENCES, jdbc.sql(
                "SELECT id FROM subscriber WHERE address = 'lena@example.org'").query(UUID.class).single());
        http.post(preferences, "shown", group.slug(), "stay", group.slug(), "announcements", group.slug(), "name", "",
                "language", "en", "timeZone", "Europe/Berlin");
        http.post(preferences + "/calendar", "act", "open");
        UUID guest = guests.add(scene.ines(), meeting.id(), DATE, new GuestDraft("Priya Raman", "",
                "priya@example.org", "en", "", "", "Agreed to speak", false)).id();
        chosen();
        assertThat(registered()).as("neither was told of a link yet")
                .containsOnlyKeys("mara@example.org", "tomas@example.org");
        String feed = http.get(Http.page(http.get(preferences + "/calendar")).select("#own").val())
                .body().replace("\r\n ", "");
        until(() -> registered().containsKey("lena@example.org"));
        clock.advance(Duration.ofMinutes(1));
        invitations.send(scene.ines(), meeting.id());
        until(() -> registered().containsKey("priya@example.org"));
        assertThat(registered()).hasEntrySatisfying("priya@example.org",
                one -> assertThat(one.path("name").asString()).isEqualTo("Priya Raman"));
        String own = feed.lines().filter(line -> line.startsWith("CONFERENCE")).findFirst().orElseThrow()
                .replaceAll(".*:(https?:.*)", "$1");
        String hers = link("priya@example.org");
        clock.set(START);
        assertThat(List.of(way(own), way(hers), way(link("mara@example.org"))))
                .allSatisfy(way -> assertThat(way).contains("?tk=entry-canary-")).doesNotHaveDuplicates();
        clock.set(START.minus(Duration.ofDays(1)));
        guests.remove(scene.ines(), meeting.id(), DATE, guest);
        invitations.send(scene.ines(), meeting.id());
        http.post(preferences + "/calendar", "act", "close");
        until(() -> registered().size() == 2 && orders() == 0);
        assertThat(registered()).containsOnlyKeys("mara@example.org", "tomas@example.org");
    }

    @Test
    void aRefusalIsTriedAgainWithGrowingPatienceAndToldWhenItLasts() {
        chosen();
        String batch = "POST /v2/meetings/" + zoom.meetings().keySet().iterator().next() + "/batch_registrants";
        long first = zoom.asked(batch);
        zoom.answer(429, "{\"code\":429,\"message\":\"You have reached the maximum per-second rate limit\"}");
        scene.join(group, "lena@example.org", "Europe/Berlin");
        until(() -> zoom.asked(batch) == first + 1 && !work.next());
        assertThat(problem()).as("once is no reason to worry anybody").isEqualTo("NONE");
        scene.join(group, "noor@example.org", "Europe/Berlin");
        clock.advance(Duration.ofSeconds(29));
        assertThat(work.next()).as("whoever joins meanwhile waits with the others").isFalse();
        zoom.answer(503, "");
        clock.advance(Duration.ofSeconds(1));
        until(() -> zoom.asked(batch) == first + 2 && !work.next());
        clock.advance(Duration.ofSeconds(59));
        assertThat(work.next()).isFalse();
        zoom.hangUp();
        clock.advance(Duration.ofSeconds(1));
        until(() -> problem().equals("UNREACHABLE"));
        assertThat(rooms.failing(List.of(meeting.id()))).containsEntry(meeting.id(), RoomProblem.UNREACHABLE);
        assertThat(cast.signIn(http.fresh(), scene.ines()).get("/staff/meetings/" + meeting.id() + "/room").body())
                .contains("It does not answer; we ask again by ourselves");
        clock.advance(Duration.ofSeconds(119));
        assertThat(work.next()).isFalse();
        zoom.expireTokens();
        clock.advance(Duration.ofSeconds(1));
        until(() -> registered().size() == 4 && orders() == 0);
        assertThat(rooms.of(scene.ines(), meeting.id()).state()).isEqualTo("READY");
        assertThat(zoom.meetings()).as("nothing was made twice").hasSize(1);
    }

    @Test
    void aMeetingThatIsGoneWhenSomebodyIsRegisteredIsMadeAgainForEverybody() {
        chosen();
        String first = zoom.meetings().keySet().iterator().next();
        zoom.meetings().clear();
        scene.join(group, "lena@example.org", "Europe/Berlin");
        until(() -> zoom.meetings().size() == 1 && orders() == 0);
        assertThat(zoom.meetings()).doesNotContainKey(first);
        assertThat(registered()).containsOnlyKeys("lena@example.org", "mara@example.org", "tomas@example.org");
        assertThat(problem()).isEqualTo("NONE");
    }

    @Test
    void whoIsRefusedAloneIsTriedAgainWhileEverybodyElseHasTheirWay() {
        zoom.registrants().refuse("tomas@example.org");
        String mara = link("mara@example.org");
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM_REGISTERED);
        until(() -> registered().size() == 1 && !work.next());
        assertThat(problem()).isEqualTo("NONE");
        clock.advance(Duration.ofSeconds(31));
        until(() -> !work.next());
        clock.advance(Duration.ofSeconds(61));
        until(() -> problem().equals("SOMEBODY"));
        assertThat(cast.signIn(http.fresh(), scene.ines()).get("/staff/meetings/" + meeting.id() + "/room").body())
                .contains("It does not register somebody who is invited");
        scene.join(group, "lena@example.org", "Europe/Berlin");
        until(() -> registered().containsKey("lena@example.org") && !work.next());
        zoom.registrants().refuse();
        clock.advance(Duration.ofSeconds(241));
        until(() -> registered().size() == 3 && orders() == 0);
        assertThat(problem()).isEqualTo("NONE");
        clock.set(START);
        assertThat(way(mara)).contains("entry-canary").isNotEqualTo(way(link("tomas@example.org")));
    }

    private void chosen() {
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM_REGISTERED);
        until(() -> zoom.meetings().size() == 1 && registered().size() >= 2 && orders() == 0);
    }

    private JsonNode only() {
        return zoom.meetings().values().iterator().next();
    }

    private Map<String, ? extends JsonNode> registered() {
        return zoom.meetings().isEmpty()
                ? Map.of()
                : zoom.registrants().of(zoom.meetings().keySet().iterator().next());
    }

    private String way(String link) {
        return http.fresh().post(link).headers().firstValue("Location").orElse("");
    }

    private String link(String member) {
        return invited(member).link("/join/");
    }

    private ReceivedMail invited(String member) {
        return Awaitility.await().until(() -> inbox.mailsTo(member).stream()
                .filter(mail -> !mail.calendar().isEmpty()).findFirst(), Optional::isPresent).orElseThrow();
    }

    private String problem() {
        return rooms.of(scene.ines(), meeting.id()).problem().name();
    }

    private long orders() {
        return jdbc.sql("SELECT count(*) FROM room_order WHERE due_at <= :now").param("now",
                clock.instant().plusSeconds(300).atOffset(java.time.ZoneOffset.UTC)).query(Long.class).single();
    }

    private void until(BooleanSupplier holds) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() -> {
            work.next();
            return holds.getAsBoolean();
        });
    }
}
