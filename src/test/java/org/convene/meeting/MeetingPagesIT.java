package org.convene.meeting;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What visitors and moderators see of meetings. */
@ConveneTest
class MeetingPagesIT {
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

    @Test
    void everyPageHasACalmEmptyState() {
        assertThat(main(http.get("/")).text()).contains("No group has been set up yet");
        Group group = scene.group("cities");
        for (String path : List.of("/groups/cities", "/groups/cities/archive", "/calendar",
                "/calendar?month=2026-12")) {
            assertThat(main(http.get(path)).text()).as(path).containsAnyOf("No date is planned",
                    "No session has been written down", "Nothing is planned in this month");
        }
        assertThat(http.get("/groups/nowhere").statusCode()).isEqualTo(404);
        assertThat(http.get("/groups/cities/meetings/" + group.id()).statusCode()).isEqualTo(404);
        assertThat(http.get("/groups/cities/meetings/no-id").statusCode()).isEqualTo(404);
        assertThat(http.get("/calendar?month=nonsense").statusCode()).isEqualTo(200);
    }

    @Test
    void searchEnginesReadTheDateWithoutTheWayIn() {
        Group group = scene.group("cities");
        Meeting meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        meetings.change(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10),
                SessionChange.topic("</script><b>Bold</b>"));
        String text = http.get("/groups/cities/meetings/" + meeting.id()).body();
        assertThat(text).doesNotContain("</script><b>");
        var events = new tools.jackson.databind.json.JsonMapper()
                .readTree(Http.page(http.get("/groups/cities")).select("script[type=application/ld+json]").html())
                .get("@graph");
        assertThat(events).hasSize(2);
        assertThat(events.get(0).get("name").asString()).isEqualTo("Monthly call: </script><b>Bold</b>");
        assertThat(events.get(0).get("startDate").asString()).isEqualTo("2026-12-10T15:00+01:00");
        assertThat(events.get(0).get("eventStatus").asString()).endsWith("EventScheduled");
        assertThat(events.get(0).get("location").get(0).get("url").asString()).contains("/groups/cities/meetings/");
        assertThat(events.toString()).doesNotContain("video.example.org");
    }

    @Test
    void theNextCallComesFirstInTheReadersOwnTime() {
        Group group = scene.group("cities");
        Meeting meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        meetings.change(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10), new SessionChange(null,
                "Buying open source well", "Three stories.", "Welcome (5 min)", null,
                List.of(new Person("Mara Lind", "City of Exampleby", "")), null, null, null, null, null));
        http.get("/groups/cities", "Cookie", "tz=Asia/Kolkata");
        Document page = main(http.get("/groups/cities", "Cookie", "tz=Asia/Kolkata"));
        assertThat(page.select(".next h3").text()).isEqualTo("Buying open source well");
        assertThat(page.select(".next .when").text()).contains("your time, Kolkata").contains("30");
        assertThat(page.select(".next .zones").text()).contains("Berlin").contains("New York");
        assertThat(page.text()).contains("Mara Lind (City of Exampleby)").contains("Chatham House");
        Document unknown = main(http.fresh().get("/groups/cities"));
        assertThat(unknown.select(".next .when").text()).contains("Berlin time");
        assertThat(main(http.get("/")).select(".next").text()).contains("Buying open source well");
        assertThat(main(http.get("/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10")).text())
                .contains("Welcome (5 min)");
        assertThat(main(http.get("/calendar")).text()).contains("Buying open source well").contains("CITIES");
        String far = "%2B999999999-12-31";
        for (String address : List.of("?date=" + far, "/" + far + ".ics", "?date=-999999999-01-01")) {
            assertThat(http.get("/groups/cities/meetings/" + meeting.id() + address).statusCode()).as(address)
                    .isEqualTo(404);
        }
        assertThat(http.get("/api/v1/groups/cities/occurrences/" + meeting.id() + "_" + far).statusCode())
                .isEqualTo(404);
        assertThat(main(http.get("/calendar?month=%2B999999999-12")).text()).contains("December 2026");
        assertThat(main(http.get("/calendar?month=2026-12&group=cities")).text()).contains("Buying open source well");
    }

    @Test
    void theMonthShowsEveryEditionOnItsOwnDay() {
        Group group = scene.group("cities");
        meetings.create(scene.ines(), group.id(), scene.monthly());
        Document berlin = main(http.get("/calendar?month=2026-12", "Cookie", "tz=Europe/Berlin"));
        assertThat(berlin.select("td:has(time[datetime=2026-12-10])").text()).contains("15:00–16:00 (Early)")
                .contains("18:00–19:00 (Late)");
        assertThat(berlin.text()).contains("Your time, Berlin");
        Document tokyo = main(http.fresh().get("/calendar?month=2026-12", "Cookie", "tz=Asia/Tokyo"));
        assertThat(tokyo.select("td:has(time[datetime=2026-12-10])").text()).contains("23:00–00:00 (Early)")
                .doesNotContain("Late");
        assertThat(tokyo.select("td:has(time[datetime=2026-12-11])").text()).contains("02:00–03:00 (Late)");
    }

    @Test
    void whoHasToBeAtThePlaceReadsItsTime() {
        Group group = scene.group("cities");
        meetings.create(scene.ines(), group.id(), new MeetingDraft("Expo", "", "2027-03-06", "", 60,
                new Venue(Venue.Kind.IN_PERSON, "", new Venue.Place("Sample Library", "Room 104, Pasadena")),
                List.of(new MeetingDraft.Time("", "14:00", "America/Los_Angeles", null))));
        for (String path : List.of("/groups/cities", "/calendar?month=2027-03", "/calendar")) {
            assertThat(main(http.fresh().get(path, "Cookie", "tz=Europe/Berlin")).text()).as(path)
                    .contains("14:00–15:00 Los Angeles time").doesNotContain("23:00–00:00");
        }
        assertThat(main(http.fresh().get("/groups/cities", "Cookie", "tz=Europe/Berlin")).select(".next .zones")
                .text()).contains("23:00 Berlin");
    }

    @Test
    void pagesSpeakFiveLanguages() {
        Group group = scene.group("cities");
        meetings.create(scene.ines(), group.id(), scene.monthly());
        Map.of("de", "Einladungen erhalten", "fr", "Recevoir les invitations", "es", "Recibir las invitaciones", "ja",
                "招待を受け取る").forEach((language, words) -> {
                    for (String path : List.of("/groups/cities", "/", "/calendar", "/groups/cities/archive")) {
                        HttpResponse<String> answer = http.fresh().get(path, "Accept-Language", language);
                        assertThat(answer.statusCode()).as(language + path + answer.body()).isEqualTo(200);
                    }
                    assertThat(http.fresh().get("/groups/cities", "Accept-Language", language).body()).contains(words);
                });
    }

    @Test
    void thePastIsKeptAndFound() {
        Group group = scene.group("cities");
        meetings.addPast(scene.ines(), group.id(), LocalDate.of(2021, 9, 28), new Session(Session.Status.CONFIRMED,
                "Starting an office inside a library", "", "", List.of(),
                List.of(new Person("Petra Holm", "", "")), null, Venue.Place.UNKNOWN,
                new Session.Material("https://notes.example.org/1", "", "", ""), List.of("start")));
        meetings.addPast(scene.ines(), group.id(), LocalDate.of(2023, 3, 23),
                Session.PLAIN.with(Session.Status.CONFIRMED)
                        .withTopic("100% licences"));
        Document all = main(http.get("/groups/cities/archive"));
        assertThat(all.select("h2").eachText()).containsExactly("2023", "2021");
        assertThat(main(http.get("/groups/cities/archive?q=petra")).select(".rows li").size()).isEqualTo(1);
        assertThat(main(http.get("/groups/cities/archive?q=100%25")).select(".rows li").size()).isEqualTo(1);
        assertThat(main(http.get("/groups/cities/archive?q=%27%3B+drop+table")).text()).contains("Nothing found");
        assertThat(http.get("/groups/cities/archive?q=" + "x".repeat(3000)).statusCode()).isEqualTo(200);
    }

    @Test
    void theRoomIsNowhereInPublic() {
        Group group = scene.group("cities");
        Meeting meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        for (String path : List.of("/", "/groups/cities", "/groups/cities/meetings/" + meeting.id(), "/calendar",
                "/calendar?month=2026-12", "/groups/cities/archive", "/api/v1/groups/cities/occurrences")) {
            HttpResponse<String> answer = http.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("video.example.org").doesNotContain("pwd=secret");
        }
    }

    @Test
    void aModeratorPlansAMeetingWithAPreview() {
        Group group = scene.group("cities");
        Http browser = cast.signIn(http, scene.ines());
        assertThat(main(browser.get("/staff/meetings")).text()).contains("Nothing is planned");
        String[] fields = {"title", "Policy call", "description", "", "firstDate", "2026-12-01", "time", "12:00",
                "zone",
                "America/New_York", "label", "", "time", "", "zone", "", "label", "", "repeat", "monthly", "interval",
                "1", "nths", "1", "nths", "3", "days", "WE", "end", "never", "minutes", "90", "venue", "ONLINE",
                "joinUrl", MeetingScene.ROOM};
        String form = "/staff/groups/cities/meetings/new";
        HttpResponse<String> preview = Cast.submitTo(browser, form, form, with(fields, "show", "dates"));
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(Http.page(preview).select("#dates li").eachText().getFirst()).contains("2 Dec 2026")
                .contains("New York");
        assertThat(meetings.of(List.of(group.id()))).isEmpty();
        HttpResponse<String> made = Cast.submitTo(browser, form, form, fields);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        Meeting meeting = meetings.of(List.of(group.id())).getFirst();
        assertThat(meeting.recurrence().toRule()).isEqualTo("FREQ=MONTHLY;BYDAY=1WE,3WE");
        assertThat(meeting.firstDate()).isEqualTo(LocalDate.of(2026, 12, 2));
        Document page = main(browser.get("/staff/meetings/" + meeting.id()));
        assertThat(page.text()).contains("Nobody has been invited yet");
        assertThat(main(browser.get("/staff/meetings/" + meeting.id() + "/send")).text())
                .contains("Nobody is invited yet");
        assertThat(browser.get("/staff/meetings/" + meeting.id() + "/edit").statusCode()).isEqualTo(200);
        assertThat(main(browser.get("/staff/meetings")).text()).contains("Policy call");
        assertThat(browser.get("/staff/groups/cities/archive").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsWrongIsSaidBesideTheFieldAndNothingIsStored() {
        Group group = scene.group("cities");
        Http browser = cast.signIn(http, scene.ines());
        String form = "/staff/groups/cities/meetings/new";
        HttpResponse<String> again = Cast.submitTo(browser, form, form, "title", "x\u0007", "firstDate", "2026-13-01",
                "time", "25:00", "zone", "Mars/Base", "label", "", "time", "", "zone", "", "label", "", "repeat",
                "rule",
                "rule", "FREQ=SECONDLY", "minutes", "1", "venue", "ONLINE", "joinUrl", "javascript:alert(1)");
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(Http.page(again).select(".problems li").size()).isGreaterThanOrEqualTo(7);
        assertThat(meetings.of(List.of(group.id()))).isEmpty();
    }

    @Test
    void aModeratorNotesMovesAndCancelsADate() {
        Group group = scene.group("cities");
        Meeting meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        Http browser = cast.signIn(http, scene.ines());
        String date = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        HttpResponse<String> saved = Cast.submitTo(browser, date, date, "status", "CONFIRMED", "topic", "Buying well",
                "guests", "Mara Lind, City of Exampleby", "date", "2026-12-11", "time", "16:00");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        Occurrence moved = meetings.occurrence(meeting, LocalDate.of(2026, 12, 10)).orElseThrow();
        assertThat(moved.times()).extracting(OccurrenceTime::start).containsExactly(
                Instant.parse("2026-12-11T15:00:00Z"), Instant.parse("2026-12-11T18:00:00Z"));
        assertThat(main(browser.get(date)).text()).contains("Cancel Fri 11 Dec 2026");
        Cast.submitTo(browser, date, date + "/status");
        assertThat(meetings.occurrence(meeting, LocalDate.of(2026, 12, 10)).orElseThrow().cancelled()).isTrue();
        assertThat(main(http.fresh().get("/groups/cities/meetings/" + meeting.id() + "?date=2026-12-10")).text())
                .contains("This date has been cancelled");
        assertThat(Cast.submitTo(browser, date, date, "status", "CONFIRMED", "date", "2020-01-01", "time", "10:00")
                .statusCode()).isEqualTo(422);
        assertThat(browser.get("/staff/meetings/" + meeting.id() + "/dates/2026-12-11").statusCode()).isEqualTo(404);
    }

    @Test
    void aPastSessionIsCorrectedTakenOutOfTheArchiveAndPutBack() {
        scene.group("cities");
        Http browser = cast.signIn(http, scene.ines());
        String archive = "/staff/groups/cities/archive";
        Cast.submitTo(browser, archive, archive, "date", "2025-03-01", "topic", "Licenses", "tags", "law");
        String session = main(browser.get(archive)).select("a[href^=" + archive + "/]:contains(Change)").attr("href");
        assertThat(Cast.submitTo(browser, session, session, "date", "", "topic", "").statusCode()).isEqualTo(422);
        HttpResponse<String> ahead = Cast.submitTo(browser, session, session, "date", "2027-03-01", "topic", "Law");
        assertThat(ahead.statusCode()).as("nobody would see it").isEqualTo(422);
        assertThat(Http.page(ahead).select("#f-date-wrong").text()).contains("still to come");
        assertThat(browser.submit(browser.get(session), session, "date", "2025-03-08", "topic", "Licences")
                .statusCode()).isEqualTo(303);
        assertThat(main(http.fresh().get("/groups/cities/archive")).text()).contains("8 Mar 2025", "Licences", "law")
                .doesNotContain("Licenses");
        Cast.submitTo(browser, session, session + "/out");
        assertThat(main(http.fresh().get("/groups/cities/archive")).text()).doesNotContain("Licences");
        String api = session.replace("/staff/groups/cities/archive", "/api/v1/groups/cities/occurrences");
        assertThat(http.fresh().get(api).statusCode()).as("nor do programs find it").isEqualTo(404);
        assertThat(main(browser.get(archive)).select("a[href=" + session + "]").text()).isEqualTo("Licences");
        assertThat(Cast.submit(browser, archive + "/import", "list", "date,topic\n2025-03-08,Licences", "mode", "try")
                .body()).contains("already there");
        Cast.submitTo(browser, session, session + "/out");
        assertThat(http.fresh().get(api).statusCode()).isEqualTo(200);
        assertThat(main(http.fresh().get("/groups/cities/archive")).text()).contains("Licences");
    }

    private static Document main(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Http.page(answer);
    }

    private static String[] with(String[] fields, String... more) {
        return java.util.stream.Stream.concat(java.util.Arrays.stream(fields), java.util.Arrays.stream(more))
                .toArray(String[]::new);
    }
}
