package org.convene.room;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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
import tools.jackson.databind.json.JsonMapper;

import org.convene.group.CommunityDraft;
import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.FakeProviders;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Rooms ordered at providers that speak the real protocols. */
@ConveneTest
@JobsRest(RoomJobs.class)
@ExtendWith(OutputCaptureExtension.class)
class RoomIT {
    private static final Instant START = Instant.parse("2026-12-10T14:00:00Z");
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Cast cast;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    @Autowired
    Mailbox inbox;
    @Autowired
    FakeProviders providers;
    @Autowired
    Rooms rooms;
    @Autowired
    RoomWork work;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;
    Meeting meeting;

    @BeforeEach
    void scene() {
        providers.reset();
        meeting = open(false);
    }

    @Test
    void theJoinLinkLeadsToTheRoomThatZoomMadeAndNoMailIsSent(CapturedOutput output) {
        String link = invited();
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/room";
        assertThat(browser.get(page).body()).contains("A pasted link", "Zoom", "Jitsi Meet", "BigBlueButton");
        assertThat(Cast.submit(browser, page, "provider", "ZOOM").statusCode()).isEqualTo(303);
        ready();
        assertThat(browser.get(page).body()).contains("The room at Zoom is ready").doesNotContain("zoom.example");
        clock.set(START.minusSeconds(60));
        assertThat(http.get(link).body()).contains("Be kind.").doesNotContain("zoom.example");
        assertThat(http.post(link).headers().firstValue("Location").orElse(""))
                .startsWith("https://us02web.zoom.example/j/").endsWith("?pwd=room-canary");
        assertThat(calendars()).hasSize(1);
        assertThat(jdbc.sql("SELECT address FROM room").query(String.class).single()).isNotEmpty()
                .doesNotContain("zoom");
        assertThat(output.getAll()).doesNotContain("room-canary").doesNotContain("secret-canary")
                .doesNotContain("token-canary");
        JsonNode made = providers.meetings().values().iterator().next();
        assertThat(made.path("type").asInt()).isEqualTo(3);
        assertThat(made.path("settings").path("auto_recording").asString()).isEqualTo("cloud");
    }

    @Test
    void aTokenThatIsNotTakenAnyMoreIsRenewedOnce() {
        choose(Provider.ZOOM);
        providers.expireTokens();
        long before = providers.asked("POST /oauth/token");
        rooms.again(scene.ines(), meeting.id());
        until(() -> providers.asked("PATCH /v2/meetings/") == 3);
        until(() -> orders() == 0);
        assertThat(providers.asked("POST /oauth/token")).isEqualTo(before + 1);
        assertThat(state()).isEqualTo("READY");
    }

    @Test
    void whoAsksForPatienceIsGivenIt() {
        providers.answer(429, "{\"code\":429,\"message\":\"You have reached the maximum per-second rate limit\"}",
                "Retry-After", "120");
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM);
        until(() -> providers.asked("POST /v2/users/me/meetings") == 1 && problem().equals("BUSY"));
        clock.advance(Duration.ofSeconds(119));
        while (work.next()) {
            assertThat(providers.asked("POST /v2/users/me/meetings")).isEqualTo(1);
        }
        assertThat(providers.asked("POST /v2/users/me/meetings")).isEqualTo(1);
        clock.advance(Duration.ofSeconds(2));
        ready();
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondRoom() {
        providers.loseAnswer();
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM);
        until(() -> problem().equals("UNREACHABLE"));
        clock.advance(Duration.ofMinutes(2));
        ready();
        assertThat(providers.meetings()).hasSize(1);
    }

    @Test
    void aRefusalIsToldWithItsCureAndThePastedLinkStaysTheWay() {
        String link = invited();
        providers.answer(400, "{\"code\":4700,\"message\":\"Invalid access token, does not contain scopes.\"}");
        rooms.choose(scene.ines(), meeting.id(), Provider.ZOOM);
        until(() -> state().equals("FAILED"));
        assertThat(rooms.failing(List.of(meeting.id()))).containsEntry(meeting.id(), RoomProblem.SCOPE);
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/room";
        assertThat(browser.get(page).body()).contains("lacks a permission", "led to the pasted link");
        clock.set(START);
        assertThat(http.post(link).headers().firstValue("Location")).hasValue(MeetingScene.ROOM);
        assertThat(Cast.submitTo(browser, page, page + "/again").statusCode()).isEqualTo(303);
        ready();
    }

    @Test
    void aRoomThatWentAwayIsMadeAgain() {
        choose(Provider.ZOOM);
        String first = providers.meetings().keySet().iterator().next();
        providers.meetings().clear();
        clock.advance(Duration.ofDays(1));
        rooms.prepare();
        until(() -> providers.meetings().size() == 1 && state().equals("READY") && orders() == 0);
        assertThat(providers.meetings()).doesNotContainKey(first);
    }

    @Test
    void anotherProviderGivesTheRoomBackAndATitleFollows() {
        choose(Provider.ZOOM);
        MeetingDraft draft = MeetingDraft.of(meeting);
        meetings.update(scene.ines(), meeting.id(), new MeetingDraft("Another name", draft.description(),
                draft.firstDate(), draft.recurrence(), draft.minutes(), draft.venue(), draft.slots()),
                meeting.version());
        until(() -> providers.meetings().values().iterator().next().path("topic").asString("")
                .equals("Another name") && orders() == 0);
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id();
        assertThat(Cast.submitTo(browser, page, page + "/undo").statusCode()).isEqualTo(303);
        until(() -> providers.meetings().values().iterator().next().path("topic").asString("")
                .equals(draft.title()) && orders() == 0);
        LocalDate later = meetings.coming(meeting, 2).getLast().date();
        Meeting next = meetings.updateFrom(scene.ines(), meeting.id(), later, draft,
                meetings.byId(meeting.id()).orElseThrow().version());
        rooms.choose(scene.ines(), next.id(), Provider.ZOOM);
        until(() -> providers.meetings().size() == 2);
        assertThat(Cast.submitTo(browser, page, page + "/undo").statusCode()).isEqualTo(303);
        until(() -> providers.meetings().size() == 1);
        rooms.choose(scene.ines(), meeting.id(), Provider.LINK);
        until(() -> providers.meetings().isEmpty());
        until(() -> orders() == 0);
        assertThat(rooms.of(scene.ines(), meeting.id()).provider()).isEqualTo(Provider.LINK);
    }

    @Test
    void onlySignedFreshEventsAreBelieved() {
        String hello = "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"qgg8vlvZ\"},"
                + "\"event_ts\":1654503849680}";
        String now = String.valueOf(clock.instant().getEpochSecond());
        HttpResponse<String> answer = event(hello, now, signature(hello, now));
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode read = json.readTree(answer.body());
        assertThat(read.path("plainToken").asString()).isEqualTo("qgg8vlvZ");
        assertThat(read.path("encryptedToken").asString())
                .isEqualTo(HexFormat.of().formatHex(Signatures.sha256(FakeProviders.WEBHOOK, "qgg8vlvZ")));
        assertThat(event(hello, now, signature(hello + " ", now)).statusCode()).isEqualTo(401);
        assertThat(event(hello, now, "").statusCode()).isEqualTo(401);
        String old = String.valueOf(clock.instant().minus(Duration.ofMinutes(6)).getEpochSecond());
        assertThat(event(hello, old, signature(hello, old)).statusCode()).isEqualTo(401);
        assertThat(event("{broken", now, signature("{broken", now)).statusCode()).isEqualTo(400);
    }

    @Test
    void aRecordingComesBackToItsDateOnceAndNotUnderChathamHouse() {
        choose(Provider.ZOOM);
        String room = providers.meetings().keySet().iterator().next();
        recorded(room, "/ajXp112QmuoKj4854875==");
        clock.set(START.plus(Duration.ofHours(3)));
        String completed = completed(room, "/ajXp112QmuoKj4854875==");
        String now = String.valueOf(clock.instant().getEpochSecond());
        assertThat(event(completed, now, signature(completed, now)).statusCode()).isEqualTo(204);
        assertThat(event(completed, now, signature(completed, now)).statusCode()).isEqualTo(204);
        until(() -> recording().equals("https://us02web.zoom.example/rec/share/abc"));
        assertThat(providers.asked()).anyMatch(one -> one.contains("%252FajXp112QmuoKj4854875%253D%253D/recordings"));
        assertThat(providers.asked()).noneMatch(one -> one.contains("never-visited"));

        meeting = open(true);
        choose(Provider.ZOOM);
        String quiet = providers.meetings().keySet().stream().filter(one -> !one.equals(room)).findFirst()
                .orElseThrow();
        assertThat(providers.meetings().values())
                .anyMatch(one -> one.path("settings").path("auto_recording").asString("").equals("none"));
        recorded(quiet, "quiet==");
        String secret = completed(quiet, "quiet==");
        assertThat(event(secret, now, signature(secret, now)).statusCode()).isEqualTo(204);
        until(() -> orders() == 0);
        assertThat(recording()).isEmpty();
    }

    @Test
    void theProviderFollowsTheRuleOfTheMeeting() {
        choose(Provider.ZOOM);
        assertThat(recordedBy()).isEqualTo("cloud");
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.ON), meeting.version());
        until(() -> recordedBy().equals("none"));
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.GROUP),
                meetings.byId(meeting.id()).orElseThrow().version());
        until(() -> recordedBy().equals("cloud"));
        Group group = groups.byId(meeting.group()).orElseThrow();
        assertThat(http.json("PATCH", "/api/v1/groups/cities", "{\"chathamHouse\":true,\"version\":" + group.version()
                + "}", cast.bearer(cast.ines())).statusCode()).isEqualTo(200);
        until(() -> recordedBy().equals("none"));
    }

    private String recordedBy() {
        return providers.meetings().values().iterator().next().path("settings").path("auto_recording").asString();
    }

    @Test
    void bigBlueButtonIsOpenedBeforeEachDateAndBringsItsRecording() {
        String link = invited();
        choose(Provider.BIGBLUEBUTTON);
        clock.set(START.minus(Duration.ofMinutes(18)));
        rooms.prepare();
        until(() -> providers.asked("GET /bigbluebutton/api/create") == 2);
        clock.set(START.minusSeconds(60));
        String way = http.post(link).headers().firstValue("Location").orElse("");
        assertThat(way).startsWith(providers.url() + "/bigbluebutton/api/join?fullName=").contains("checksum=")
                .doesNotContain("bbb-secret");
        String first = bigBlueButton(START, 1);
        providers.recorded("convene-" + meeting.id(), first);
        clock.set(START.plus(Duration.ofHours(2)));
        until(() -> recording().equals("https://bbb.example.org/playback/1"));
        LocalDate january = LocalDate.of(2027, 1, 14);
        meetings.change(scene.ines(), meeting.id(), DECEMBER,
                new SessionChange(null, null, null, null, null, null, null,
                        null, null, Session.Material.NONE, null));
        Instant next = START.plus(Duration.ofDays(35));
        clock.set(next.minus(Duration.ofMinutes(18)));
        rooms.prepare();
        providers.recorded("convene-" + meeting.id(), first + bigBlueButton(next, 2));
        clock.set(next.plus(Duration.ofHours(2)));
        until(() -> recording(january).equals("https://bbb.example.org/playback/2"));
        assertThat(recording()).as("staff took it away").isEmpty();
    }

    private static String bigBlueButton(Instant start, int number) {
        return "<recording><published>true</published><startTime>" + start.plusSeconds(90).toEpochMilli()
                + "</startTime><playback><format><url>https://bbb.example.org/playback/" + number
                + "</url></format></playback></recording>";
    }

    @Test
    void jitsiLetsInWhoCarriesATokenSignedForThisRoomUntilItCloses() {
        String link = invited();
        choose(Provider.JITSI);
        clock.set(START);
        String way = http.post(link).headers().firstValue("Location").orElse("");
        assertThat(way).startsWith("https://meet.example.org/convene-").contains("?jwt=");
        String[] parts = way.substring(way.indexOf("?jwt=") + 5).split("\\.");
        assertThat(Base64.getUrlEncoder().withoutPadding()
                .encodeToString(Signatures.sha256("jitsi-secret-canary", parts[0] + "." + parts[1])))
                .isEqualTo(parts[2]);
        JsonNode claims = json.readTree(Base64.getUrlDecoder().decode(parts[1]));
        assertThat(claims.path("room").asString()).isEqualTo(way.replaceAll(".*/(convene-[0-9a-f]+)\\?.*", "$1"));
        assertThat(claims.path("exp").asLong()).isEqualTo(START.plus(Duration.ofMinutes(90)).getEpochSecond());
        assertThat(claims.path("context").path("features").path("recording").asBoolean()).isTrue();
    }

    @Test
    void programsChooseTooAndNobodyChoosesWhatIsNotThere() {
        String[] ines = cast.bearer(cast.ines());
        String path = "/api/v1/meetings/" + meeting.id() + "/room";
        assertThat(http.get(path, ines).body()).contains("\"state\":\"LINK\"");
        assertThat(http.json("PATCH", path, "{\"provider\":\"JITSI\"}", ines).body()).contains("ORDERED");
        assertThat(http.json("PATCH", path, "{\"provider\":\"SKYPE\"}", ines).statusCode()).isEqualTo(422);
        Http browser = cast.signIn(http.fresh(), scene.ines());
        HttpResponse<String> wrong = Cast.submit(browser, "/staff/meetings/" + meeting.id() + "/room", "provider",
                "SKYPE");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("Choose one of the rooms");
    }

    private Meeting open(boolean confidential) {
        UUID community = groups.communities().stream().findFirst().map(Group.Community::id)
                .orElseGet(() -> groups.createCommunity(scene.ines(), new CommunityDraft("offices", "Open Offices",
                        "People who run offices.", "", "", List.of(), 1)).id());
        String slug = confidential ? "quiet" : "cities";
        Group group = groups.create(scene.ines(),
                new GroupDraft(community, "", slug, slug.toUpperCase(Locale.ROOT), "One call a month.", "", List.of(),
                        "Be kind.", confidential, List.of(), List.of(), "", "", List.of("Europe/Berlin"), "en",
                        Group.JoiningPolicy.OPEN));
        scene.join(group, "mara@example.org", "Europe/Berlin");
        return scene.open(group, MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
    }

    private List<ReceivedMail> calendars() {
        return inbox.mailsTo("mara@example.org").stream().filter(mail -> !mail.calendar().isEmpty()).toList();
    }

    /** The join link in the invitation. */
    private String invited() {
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !calendars().isEmpty());
        return calendars().getFirst().link("/join/");
    }

    private void choose(Provider provider) {
        rooms.choose(scene.ines(), meeting.id(), provider);
        ready();
        if (provider == Provider.ZOOM) {
            rooms.again(scene.ines(), meeting.id());
            until(() -> orders() == 0);
        }
    }

    private void ready() {
        until(() -> state().equals("READY") && orders() == 0);
    }

    private void until(BooleanSupplier holds) {
        Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20)).until(() -> {
            work.next();
            return holds.getAsBoolean();
        });
    }

    private String state() {
        return rooms.of(scene.ines(), meeting.id()).state();
    }

    private String problem() {
        return rooms.of(scene.ines(), meeting.id()).problem().name();
    }

    private long orders() {
        return jdbc.sql("SELECT count(*) FROM room_order WHERE meeting_id = :id AND task <> 'RECORDINGS'"
                + " OR due_at <= :now").param("id", meeting.id())
                .param("now", clock.instant().atOffset(java.time.ZoneOffset.UTC)).query(Long.class).single();
    }

    private String recording() {
        return recording(DECEMBER);
    }

    private String recording(LocalDate date) {
        return meetings.occurrence(meeting, date).orElseThrow().session().material().recording();
    }

    private void recorded(String room, String uuid) {
        providers.recorded(uuid, "{\"id\":" + room + ",\"uuid\":\"" + uuid
                + "\",\"start_time\":\"2026-12-10T14:02:11Z\","
                + "\"share_url\":\"https://us02web.zoom.example/rec/share/abc\",\"recording_files\":[{\"file_type\":\"MP4\"}]}");
    }

    private static String completed(String room, String uuid) {
        return "{\"event\":\"recording.completed\",\"event_ts\":1654503849680,\"payload\":{\"account_id\":\"a\","
                + "\"object\":{\"id\":" + room + ",\"uuid\":\"" + uuid
                + "\",\"share_url\":\"http://127.0.0.1:1/never-visited\"}},\"download_token\":\"x\"}";
    }

    private HttpResponse<String> event(String body, String stamp, String signature) {
        HttpRequest.Builder request = http.request("/rooms/zoom", "Content-Type", "application/json",
                "x-zm-request-timestamp", stamp, "x-zm-signature", signature);
        return http.send(request.POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String signature(String body, String stamp) {
        return "v0=" + HexFormat.of().formatHex(Signatures.sha256(FakeProviders.WEBHOOK,
                ("v0:" + stamp + ":" + body).getBytes(StandardCharsets.UTF_8)));
    }
}
