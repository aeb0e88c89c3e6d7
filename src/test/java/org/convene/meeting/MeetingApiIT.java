package org.convene.meeting;

import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Meetings as programs plan and read them. */
@ConveneTest
class MeetingApiIT {
    private static final String WRITE = """
            {"title": "Monthly call", "timeZone": "America/Los_Angeles", "start": "2026-12-08T11:00",
             "durationMinutes": 60, "recurrence": "FREQ=MONTHLY;BYDAY=2TU",
             "venue": {"joinUrl": "https://video.example.org/j/1?pwd=secret"}}
            """;
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    JsonMapper json;
    String[] ines = {};

    @BeforeEach
    void scene() {
        ines = cast.bearer(cast.ines());
    }

    @Test
    void previewTellsTheNextDates() {
        JsonNode dates = body(http.json("POST", "/api/v1/meetings/preview", """
                {"timeZone": "America/Los_Angeles", "start": "2026-01-13T11:00", "recurrence": "FREQ=MONTHLY;BYDAY=2TU",
                 "count": 12}
                """, ines), 200).get("occurrences");
        assertThat(dates.size()).isEqualTo(12);
        assertThat(dates.get(0).get("start").asString()).isEqualTo("2026-01-13T19:00:00Z");
        assertThat(dates.get(2).get("start").asString()).isEqualTo("2026-03-10T18:00:00Z");
        assertThat(dates.get(2).get("local").asString()).isEqualTo("2026-03-10T11:00");
        assertThat(dates.get(11).get("start").asString()).isEqualTo("2026-12-08T19:00:00Z");
    }

    @Test
    void previewSkipsWhatDoesNotExist() {
        JsonNode dates = body(http.json("POST", "/api/v1/meetings/preview", """
                {"timeZone": "America/New_York", "start": "2026-03-07T02:30", "recurrence": "FREQ=DAILY", "count": 3}
                """, ines), 200).get("occurrences");
        assertThat(dates.findValuesAsString("local")).containsExactly("2026-03-07T02:30", "2026-03-09T02:30",
                "2026-03-10T02:30");
    }

    @Test
    void previewRefusesWhatIsNotSupported() {
        for (String body : List.of(
                "{'timeZone':'Europe/Berlin','start':'2026-12-10T15:00','recurrence':'FREQ=SECONDLY'}",
                "{'timeZone':'Europe/Berlin','start':'2026-12-10T15:00','recurrence':'FREQ=YEARLY;BYWEEKNO=20'}",
                "{'timeZone':'Europe/Berlin','start':'2026-12-10T15:00','recurrence':'nonsense'}",
                "{'timeZone':'Mars/Base','start':'2026-12-10T15:00'}",
                "{'timeZone':'Europe/Berlin','start':'tomorrow'}",
                "{'timeZone':'Europe/Berlin','start':'2026-02-30T15:00'}",
                "{'timeZone':'Europe/Berlin','start':'2026-12-10T15:00','count':1000000000}", "{}")) {
            HttpResponse<String> refused = http.json("POST", "/api/v1/meetings/preview", body.replace('\'', '"'), ines);
            assertThat(refused.statusCode()).as(body + refused.body()).isEqualTo(422);
            assertThat(json.readTree(refused.body()).get("errors").get(0).get("detail").asString()).isNotBlank();
        }
    }

    @Test
    void aMeetingIsCreatedReadChangedAndCancelled() {
        scene.group("mentoring");
        JsonNode made = body(http.json("POST", "/api/v1/groups/mentoring/meetings", WRITE, ines), 201);
        String path = "/api/v1/groups/mentoring/meetings/" + made.get("id").asString();
        assertThat(made.get("recurrence").asString()).isEqualTo("FREQ=MONTHLY;BYDAY=2TU");
        JsonNode changed = body(http.json("PATCH", path,
                """
                {"slots": [{"start": null}]}
                """.replace("\"start\": null",
                        "\"time\": \"09:30\", \"timeZone\": \"Asia/Kolkata\", \"label\": \"East\""),
                ines), 200);
        assertThat(changed.get("slots").get(0).get("timeZone").asString()).isEqualTo("Asia/Kolkata");
        assertThat(changed.get("title").asString()).isEqualTo("Monthly call");
        assertThat(http.json("PATCH", path, "{\"title\": \"Other\", \"version\": 1}", ines).statusCode())
                .isEqualTo(409);
        assertThat(body(http.get("/api/v1/groups/mentoring/meetings", ines), 200).get("items").size()).isEqualTo(1);
        assertThat(http.json("DELETE", path, "", ines).statusCode()).isEqualTo(204);
        assertThat(body(http.get("/api/v1/groups/mentoring/meetings", ines), 200).get("items").size()).isZero();
    }

    @Test
    void occurrencesAreReadByAnybodyAndChangedByStaff() {
        scene.group("mentoring");
        body(http.json("POST", "/api/v1/groups/mentoring/meetings", WRITE, ines), 201);
        JsonNode page = body(http.get("/api/v1/groups/mentoring/occurrences?limit=2"), 200);
        assertThat(page.get("items").size()).isEqualTo(2);
        assertThat(page.toString()).doesNotContain("video.example.org");
        JsonNode next = body(
                http.get("/api/v1/groups/mentoring/occurrences?limit=1&cursor=" + page.get("next").asString()),
                200).get("items").get(0);
        assertThat(next.get("start").asString()).isEqualTo("2027-02-09T19:00:00Z");
        String id = page.get("items").get(0).get("id").asString();
        JsonNode changed = body(http.json("PATCH", "/api/v1/groups/mentoring/occurrences/" + id, """
                {"topic": "Mentoring across time zones", "start": "2026-12-09T12:00", "guests": [{"name": "Priya Raman"}]}
                """, ines), 200);
        assertThat(changed.get("start").asString()).isEqualTo("2026-12-09T20:00:00Z");
        assertThat(changed.get("date").asString()).isEqualTo("2026-12-08");
        assertThat(body(http.get("/api/v1/groups/mentoring/occurrences/" + id), 200).get("topic").asString())
                .isEqualTo("Mentoring across time zones");
        assertThat(body(http.json("PATCH", "/api/v1/groups/mentoring/occurrences/" + id, "{\"status\":\"cancelled\"}",
                ines), 200).get("status").asString()).isEqualTo("CANCELLED");
    }

    @Test
    void nobodyReachesIntoAnotherGroup() {
        Group mine = scene.group("mine");
        Group theirs = scene.group("theirs");
        Meeting meeting = meetings.create(scene.ines(), theirs.id(), scene.monthly());
        String occurrence = Occurrence.idOf(meeting.id(), meeting.firstDate());
        String[] moderator = cast.bearer(cast.moderator("Jo", mine.id()));
        String theirMeeting = "/api/v1/groups/theirs/meetings/" + meeting.id();
        String smuggled = "/api/v1/groups/mine/meetings/" + meeting.id();
        for (String path : List.of(theirMeeting, smuggled, "/api/v1/groups/theirs/meetings")) {
            assertThat(http.get(path, moderator).statusCode()).as(path).isEqualTo(404);
        }
        for (String path : List.of(theirMeeting, smuggled, "/api/v1/groups/theirs/occurrences/" + occurrence,
                "/api/v1/groups/mine/occurrences/" + occurrence)) {
            assertThat(http.json("PATCH", path,
                    "{\"status\":null}".replace("status", path.contains("meetings")
                            ? "title"
                            : "topic"),
                    moderator).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(http.json("DELETE", theirMeeting, "", moderator).statusCode()).isEqualTo(404);
        assertThat(http.json("POST", "/api/v1/groups/theirs/meetings", WRITE, moderator).statusCode()).isEqualTo(404);
        assertThat(http.json("POST", "/api/v1/meetings/" + meeting.id() + "/mailings", "{}", moderator).statusCode())
                .isEqualTo(404);
        Http browser = cast.signIn(http, cast.moderator("Ada", mine.id()));
        for (String path : List.of("", "/edit", "/send", "/dates/2026-12-10")) {
            assertThat(browser.get("/staff/meetings/" + meeting.id() + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(browser.get("/staff/groups/theirs/meetings/new").statusCode()).isEqualTo(404);
        assertThat(meetings.byId(meeting.id()).orElseThrow()).isEqualTo(meeting);
    }

    @Test
    void readingScopesDoNotWriteAndStrangersDoNothing() {
        scene.group("mentoring");
        String[] reader = cast.bearer(cast.ines(), Scope.MEETINGS_READ, Scope.GROUPS_READ);
        assertThat(http.json("POST", "/api/v1/groups/mentoring/meetings", WRITE, reader).statusCode()).isEqualTo(403);
        assertThat(http.json("POST", "/api/v1/groups/mentoring/meetings", WRITE).statusCode()).isEqualTo(401);
        assertThat(http.get("/api/v1/groups/mentoring/meetings").statusCode()).isEqualTo(401);
    }

    @Test
    void unknownFieldsAndHostileWordsAreRefused() {
        Group group = scene.group("mentoring");
        for (String field : List.of("\"confirmed\": true", "\"ownerId\": \"1\"", "\"group\": {\"id\": \"1\"}",
                "\"venue\": {\"secret\": 1}")) {
            assertThat(http.json("POST", "/api/v1/groups/mentoring/meetings",
                    WRITE.replace("\"title\": \"Monthly call\"", "\"title\": \"Monthly call\", " + field)
                            .replace(", \"venue\": {\"joinUrl\": \"https://video.example.org/j/1?pwd=secret\"}", ""),
                    ines).statusCode()).as(field).isEqualTo(400);
        }
        for (String title : List.of("x\\r\\nATTENDEE:mailto:eve@example.org", "x\\u0000", "x\\u202e",
                "y".repeat(10_000),
                "")) {
            HttpResponse<String> refused = http.json("POST", "/api/v1/groups/mentoring/meetings",
                    WRITE.replace("Monthly call", title), ines);
            assertThat(refused.statusCode()).as(title).isEqualTo(422);
            assertThat(refused.body()).contains("/title");
        }
        HttpResponse<String> several = http.json("POST", "/api/v1/groups/mentoring/meetings", """
                {"title": "Call", "timeZone": "Europe/Atlantis", "start": "2026-12-08T11:00", "durationMinutes": -5,
                 "recurrence": "FREQ=MINUTELY", "venue": {"joinUrl": "javascript:alert(1)"}}
                """, ines);
        assertThat(several.statusCode()).isEqualTo(422);
        assertThat(json.readTree(several.body()).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder("/timeZone", "/durationMinutes", "/recurrence", "/venue/joinUrl");
        assertThat(meetings.of(List.of(group.id()))).isEmpty();
    }

    @Test
    void listsAreBounded() {
        scene.group("mentoring");
        body(http.json("POST", "/api/v1/groups/mentoring/meetings", WRITE.replace("MONTHLY;BYDAY=2TU", "DAILY"), ines),
                201);
        assertThat(body(http.get("/api/v1/groups/mentoring/occurrences?limit=1000000000"), 200).get("items").size())
                .isEqualTo(200);
        assertThat(http.get("/api/v1/groups/mentoring/occurrences?from=yesterday").statusCode()).isEqualTo(422);
        assertThat(http.get("/api/v1/groups/mentoring/occurrences?from=-9000-01-01T00:00:00Z").statusCode())
                .isEqualTo(422);
    }

    private JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return json.readTree(answer.body());
    }
}
