package org.convene.announcement;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Deliveries;
import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class AnnouncementApiIT {
    private static final String ALL = "/api/v1/announcements";
    @Autowired
    Cast cast;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Mailbox mailbox;
    @Autowired
    WorkingGroups workingGroups;
    @Autowired
    JsonMapper json;
    @Autowired
    Http http;
    @Autowired
    SettableClock clock;
    Groups groups;

    @BeforeEach
    void makeGroup() {
        clock.set(Instant.now());
        groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities and governments");
    }

    @Test
    void reachesAThousandSubscribersOnceEach() {
        groups.importMembers("cities", 1000);
        String announcement = draft("cities");
        assertThat(groups.call("POST", announcement + "/send", "{}").statusCode()).isEqualTo(200);
        JsonNode progress = awaitFinished(announcement);
        assertThat(progress.get("due").asInt()).isEqualTo(1000);
        assertThat(progress.get("sent").asInt()).isEqualTo(1000);
        assertThat(read(announcement).get("state").asString()).isEqualTo("sent");
        assertThat(mailbox.mailsTo("member1@example.org")).hasSize(1);
        assertThat(mailbox.mailsTo("member1000@example.org")).hasSize(1);
    }

    @Test
    void asksASecondPersonWhoIsToldOnTheirStartPage(@Autowired Http browser) {
        String draft = draft("cities");
        Staff olu = cast.moderator("Olu", groups.id("cities"));
        Groups olus = new Groups(http, cast.bearer(olu));
        Http page = cast.signIn(browser.fresh(), olu);
        assertThat(groups.call("POST", draft + "/request-approval", "{}").statusCode()).isEqualTo(422);
        assertThat(groups.call("POST", draft + "/approve", "{\"version\": 0}").statusCode()).isEqualTo(409);
        assertThat(Http.page(page.get("/staff")).text()).doesNotContain("wait for your approval");
        HttpResponse<String> asked = groups.call("POST", draft + "/request-approval", "{\"version\": 0}");
        assertThat(json.readTree(asked.body()).path("approval").path("state").asString()).isEqualTo("asked");
        assertThat(groups.call("POST", draft + "/approve", "{\"version\": 0}").statusCode()).isEqualTo(409);
        String card = "a.card[href='" + draft.replace("/api/v1", "/staff") + "']";
        assertThat(Http.page(page.get("/staff")).select(card).text())
                .isEqualTo("1announcement waits for your approval");
        assertThat(Http.page(cast.signIn(browser.fresh(), cast.ines()).get("/staff")).select(card)).isEmpty();
        assertThat(olus.call("POST", draft + "/decline", "{\"version\": 0}").statusCode()).isEqualTo(422);
        assertThat(olus.call("POST", draft + "/decline", "{\"version\": 0, \"note\": \"Dates?\"}").statusCode())
                .isEqualTo(200);
        assertThat(read(draft).path("approval").path("note").asString()).isEqualTo("Dates?");
        groups.call("PATCH", draft, "{\"body\": \"With dates.\"}");
        groups.call("POST", draft + "/request-approval", "{\"version\": 1}");
        assertThat(olus.call("POST", draft + "/approve", "{\"version\": 0}").statusCode()).isEqualTo(409);
        HttpResponse<String> approved = olus.call("POST", draft + "/approve", "{\"version\": 1}");
        assertThat(json.readTree(approved.body()).path("approval").path("by").asString()).isEqualTo("Olu");
        assertThat(Http.page(page.get("/staff")).text()).doesNotContain("wait for your approval");
    }

    @Test
    void comesFromTheGroupWithItsListHeaders() {
        groups.importMembers("cities", 1);
        groups.call("POST", draft("cities") + "/send", "");
        ReceivedMail mail = mailbox.awaitFirst("member1@example.org");
        assertThat(mail.subject()).isEqualTo("Speakers wanted");
        assertThat(mail.header("From")).contains("Cities and governments via Open Network");
        assertThat(mail.header("List-Id")).contains("<cities.convene.example.org>");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("Precedence")).isEqualTo("list");
        assertThat(mail.text()).contains("Come and tell us.");
    }

    @Test
    void namesItsGroupsAsTheLanguageOfEachReaderDoes() {
        groups.create("schools", "Schools");
        groups.addMember("cities", "{\"email\": \"ana@example.org\", \"language\": \"en\", \"consentNote\": \"List\"}");
        groups.addMember("cities", "{\"email\": \"uwe@example.org\", \"language\": \"de\", \"consentNote\": \"List\"}");
        groups.addMember("cities", "{\"email\": \"yui@example.org\", \"language\": \"ja\", \"consentNote\": \"List\"}");
        groups.call("POST", draft("cities\", \"schools") + "/send", "{}");
        Map.of("ana", "Cities and governments and Schools", "uwe", "Cities and governments und Schools", "yui",
                "Cities and governments、Schools").forEach((who, names) -> {
                    ReceivedMail mail = mailbox.awaitSubject(who + "@example.org", "Speakers wanted");
                    assertThat(mail.text()).contains(names);
                    assertThat(mail.html()).contains(names);
                });
    }

    @Test
    void doesNotReachWhoLeavesWhileItWaits() {
        groups.importMembers("cities", 3);
        String first = draft("cities");
        groups.call("POST", first + "/send", "");
        awaitFinished(first);
        String leave = mailbox.awaitFirst("member2@example.org").oneClick();
        String second = draft("cities");
        groups.call("POST", second + "/send", "");
        groups.call("POST", second + "/pause", "");
        assertThat(http.fresh().post(leave, "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
        long before = announcementsTo("member2@example.org");
        groups.call("POST", second + "/resume", "");
        JsonNode progress = awaitFinished(second);
        assertThat(announcementsTo("member2@example.org")).isEqualTo(before);
        assertThat(progress.get("sent").asInt() + progress.get("suppressed").asInt()).isEqualTo(
                progress.get("due").asInt());
        assertThat(announcementsTo("member1@example.org")).isEqualTo(2);
    }

    private long announcementsTo(String address) {
        return mailbox.mailsTo(address).stream().filter(mail -> mail.subject().equals("Speakers wanted")).count();
    }

    @Test
    void sendsOnceWhenTwoSendAtOnce() {
        groups.importMembers("cities", 5);
        String announcement = draft("cities");
        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                () -> groups.call("POST", announcement + "/send", "").statusCode())).limit(2).toList().stream()
                .map(CompletableFuture::join).toList();
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(awaitFinished(announcement).get("due").asInt()).isEqualTo(5);
        assertThat(mailbox.mailsTo("member1@example.org")).hasSize(1);
    }

    @Test
    void refusesForeignGroupsAsIfTheyWereNotThere() {
        groups.create("policy", "Policy");
        String foreign = draft("policy");
        UUID cities = workingGroups.bySlug("cities").orElseThrow().id();
        Groups jo = new Groups(http, cast.bearer(cast.moderator("Jo", cities)));
        for (String verb : List.of("send", "pause", "resume", "cancel", "retry")) {
            assertThat(jo.call("POST", foreign + "/" + verb, "").statusCode()).as(verb).isEqualTo(404);
        }
        for (String page : List.of("", "/progress", "/deliveries")) {
            assertThat(jo.call("GET", foreign + page, "").statusCode()).as(page).isEqualTo(404);
        }
        assertThat(jo.call("PATCH", foreign, "{\"subject\": \"Mine\"}").statusCode()).isEqualTo(404);
        assertThat(jo.call("DELETE", foreign, "").statusCode()).isEqualTo(404);
        assertThat(jo.call("POST", ALL, body("policy")).statusCode()).isEqualTo(404);
        assertThat(jo.call("POST", ALL, body("nowhere")).statusCode()).isEqualTo(404);
        assertThat(parse(jo.call("GET", ALL, "")).get("items")).isEmpty();
        assertThat(read(foreign).get("state").asString()).isEqualTo("draft");
    }

    @Test
    void refusesFieldsItDoesNotKnow() {
        String more = body("cities").replace("{", "{\"state\": \"sent\", ");
        assertThat(groups.call("POST", ALL, more).statusCode()).isEqualTo(400);
        assertThat(parse(groups.call("GET", ALL, "")).get("items")).isEmpty();
    }

    @Test
    void tellsEveryFieldThatIsWrongAndStoresNothing() {
        HttpResponse<String> answer = groups.call("POST", ALL,
                "{\"groups\": [], \"subject\": \"a\\nb\", \"body\": \"\"}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(parse(answer).get("errors").valueStream().map(error -> error.get("pointer").asString()))
                .containsExactlyInAnyOrder("/groups", "/subject", "/body");
        assertThat(parse(groups.call("GET", ALL, "")).get("items")).isEmpty();
    }

    @Test
    void aReadingTokenMayNotSend() {
        String announcement = draft("cities");
        Groups reading = new Groups(http, cast.bearer(cast.ines(), Scope.ANNOUNCEMENTS_READ));
        assertThat(reading.call("GET", announcement, "").statusCode()).isEqualTo(200);
        assertThat(reading.call("POST", announcement + "/send", "").statusCode()).isEqualTo(403);
    }

    @Test
    void pagesThroughTheReportByRecipient() {
        groups.importMembers("cities", 5);
        String announcement = draft("cities");
        groups.call("POST", announcement + "/send", "");
        awaitFinished(announcement);
        JsonNode first = parse(groups.call("GET", announcement + "/deliveries?limit=3", ""));
        JsonNode second = parse(groups.call("GET",
                announcement + "/deliveries?limit=3&cursor=" + first.get("next").asString(), ""));
        assertThat(Stream.of(first, second).flatMap(page -> page.get("items").valueStream())
                .map(delivery -> delivery.get("address").asString())).hasSize(5).doesNotHaveDuplicates();
        assertThat(groups.call("GET", announcement + "/deliveries?limit=1000000000", "").statusCode()).isEqualTo(200);
        assertThat(groups.call("GET", announcement + "/deliveries?cursor='%20or%201=1", "").statusCode())
                .isBetween(400, 422);
    }

    @Test
    void aScheduledOneCanBeCancelledAndThenNeverLeaves() {
        groups.importMembers("cities", 2);
        String announcement = draft("cities");
        groups.call("POST", announcement + "/send", "{\"at\": \"" + Instant.now().plusSeconds(3600) + "\"}");
        assertThat(read(announcement).get("state").asString()).isEqualTo("scheduled");
        assertThat(groups.call("POST", announcement + "/cancel", "").statusCode()).isEqualTo(200);
        assertThat(read(announcement).get("state").asString()).isEqualTo("cancelled");
        assertThat(groups.call("POST", announcement + "/cancel", "").statusCode()).isEqualTo(409);
        String other = draft("cities");
        groups.call("POST", other + "/send", "{\"at\": \"" + Instant.now().plusSeconds(3600) + "\"}");
        deliveries.cancel(cast.ines(), deliveries.latestFor(
                "announcement:" + other.substring(other.lastIndexOf('/') + 1)).orElseThrow());
        assertThat(read(other).get("state").asString()).as("on the page of sending").isEqualTo("cancelled");
    }

    private String draft(String slug) {
        HttpResponse<String> made = groups.call("POST", ALL, body(slug));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return ALL + "/" + parse(made).get("id").asString();
    }

    private static String body(String slug) {
        return """
                {"groups": ["%s"], "subject": "Speakers wanted", "body": "Come and **tell** us."}""".formatted(slug);
    }

    private JsonNode awaitFinished(String announcement) {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(100)).until(
                () -> parse(groups.call("GET", announcement + "/progress", "")),
                progress -> progress.get("finished").asBoolean());
    }

    private JsonNode read(String path) {
        return parse(groups.call("GET", path, ""));
    }

    private JsonNode parse(HttpResponse<String> answer) {
        return json.readTree(answer.body());
    }
}
