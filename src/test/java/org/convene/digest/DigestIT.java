package org.convene.digest;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.awaitility.Awaitility;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
@JobsRest(DigestJobs.class)
class DigestIT {
    private static final String MARA = "mara@example.org";
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Digests digests;
    @Autowired
    JdbcClient jdbc;
    Http http;
    String[] bearer;
    String page;

    @BeforeEach
    void aGroupWithAMember(@Autowired Http client) {
        clock.set(Instant.now());
        http = client;
        bearer = cast.bearer(cast.ines());
        call("/api/v1/groups", "{\"slug\": \"cities\", \"name\": \"Cities\", \"purpose\": \"For tests.\"}");
        join(MARA, "Europe/Berlin");
        join("olu@example.org", "UTC");
        announce("Before");
        page = mailbox.awaitSubject(MARA, "Before").link("/preferences/") + "/digest";
    }

    @Test
    void bringsWhatWasAnnouncedInOneMailOnTheMorningOfTheReader() {
        choose("DAILY");
        http.json("PATCH", "/api/v1/communities/community/brand", "{\"name\": \"Open Offices\"}", bearer);
        announce("First");
        call("/api/v1/groups", "{\"slug\": \"schools\", \"name\": \"Schools\", \"purpose\": \"For tests.\"}");
        announce("Second", "cities\", \"schools");
        mailbox.awaitSubject("olu@example.org", "Second");
        assertThat(digests.sendDue(50)).isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        var mail = mailbox.awaitSubject(MARA, "Open Network: 2 announcements");
        assertThat(mail.text()).containsSubsequence("First", "Text of First", "Second", "Text of Second",
                "Cities and Schools")
                .doesNotContain("Before");
        assertThat(mail.header("List-Id")).contains("<digest.");
        assertThat(Jsoup.parse(mail.html()).select("td.edge a.ink").text()).isEqualTo("Open Offices");
        assertThat(mail.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mail.header("List-Unsubscribe")).contains("/digest/").doesNotContain("mailto:");
        clock.advance(Duration.ofDays(1));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(mailbox.mailsTo(MARA)).hasSize(2);
    }

    @Test
    void losesNothingAndRepeatsNothingWhenItsReaderChangesTheirMind() {
        choose("WEEKLY");
        announce("First");
        mailbox.awaitSubject("olu@example.org", "First");
        choose("DAILY");
        choose("EACH");
        announce("Second");
        mailbox.awaitSubject(MARA, "Second");
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(mailbox.awaitSubject(MARA, "Open Network: one announcement").text()).contains("First")
                .doesNotContain("Second");
        clock.advance(Duration.ofDays(2));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(digests.sendDue(50)).isZero();
        assertThat(mailbox.mailsTo(MARA)).hasSize(3);
    }

    @Test
    void onePausedForMonthsMakesNothingBeToldTwiceAndIsToldInTheEnd() {
        choose("DAILY");
        announce("First");
        announce("Stopped");
        pause("Stopped", "now()");
        mailbox.awaitSubject("olu@example.org", "First");
        clock.advance(Duration.ofDays(1));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(mailbox.awaitSubject(MARA, "Open Network: one announcement").text()).contains("First");
        clock.advance(Duration.ofDays(92));
        digests.forgetOld();
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(told()).isEqualTo(1);
        pause("Stopped", "null");
        clock.advance(Duration.ofDays(1));
        assertThat(digests.sendDue(50)).isEqualTo(1);
        assertThat(told()).isEqualTo(2);
        Awaitility.await().untilAsserted(() -> assertThat(mailbox.mailsTo(MARA)).hasSize(3));
        assertThat(mailbox.mailsTo(MARA).getLast().text()).contains("Text of Stopped").doesNotContain("Text of First");
        clock.advance(Duration.ofDays(92));
        digests.sendDue(50);
        jdbc.sql("update digest_choice set since = now() + interval '1 year'").update();
        digests.forgetOld();
        assertThat(jdbc.sql("select count(*) from digest_entry").query(Integer.class).single()).isZero();
    }

    private void pause(String subject, String at) {
        assertThat(jdbc.sql("update mailing set paused_at = " + at + " where model ->> 'subject' = :subject")
                .param("subject", subject).update()).isEqualTo(1);
    }

    private int told() {
        return jdbc.sql("select count(*) from mailing where template = 'digest'").query(Integer.class).single();
    }

    @Test
    void goesOutOnceHoweverManyReplicasLook() throws Exception {
        choose("DAILY");
        announce("First");
        mailbox.awaitSubject("olu@example.org", "First");
        clock.advance(Duration.ofDays(1));
        try (var replicas = Executors.newFixedThreadPool(4)) {
            Callable<Integer> look = () -> digests.sendDue(50);
            int looked = 0;
            for (var one : replicas.invokeAll(List.of(look, look, look, look))) {
                looked += one.get();
            }
            assertThat(looked).isEqualTo(1);
        }
        mailbox.awaitSubject(MARA, "Open Network: one announcement");
        assertThat(mailbox.mailsTo(MARA)).hasSize(2);
    }

    @Test
    void oneClickEndsAnnouncementsAndLeavesInvitationsAlone() {
        choose("DAILY");
        announce("First");
        mailbox.awaitSubject("olu@example.org", "First");
        clock.advance(Duration.ofDays(1));
        digests.sendDue(50);
        String leave = mailbox.awaitSubject(MARA, "Open Network: one announcement").oneClick();
        assertThat(Http.page(http.get(leave)).select("form button").text()).isEqualTo("No announcements any more");
        assertThat(Http.page(http.get(page)).select("input[value=DAILY]").hasAttr("checked")).isTrue();
        HttpResponse<String> left = http.post(leave, "List-Unsubscribe", "One-Click");
        assertThat(left.statusCode()).isEqualTo(200);
        assertThat(Http.page(left).select("html").attr("lang")).isEqualTo("en");
        assertThat(Http.page(left).select("h1").text()).isEqualTo("No announcements any more");
        assertThat(Http.page(left).select("main form")).isEmpty();
        jdbc.sql("update subscriber set language = 'de'").update();
        HttpResponse<String> again = http.post(leave, "List-Unsubscribe", "One-Click");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(Http.page(again).select("html").attr("lang")).isEqualTo("de");
        assertThat(jdbc.sql("select s.invitations and not s.announcements from subscription s "
                + "join subscriber p on p.id = s.subscriber_id where p.address = :mara").param("mara", MARA)
                .query(Boolean.class).single()).isTrue();
        assertThat(Http.page(http.get(leave)).select("h1").text()).isEqualTo("No announcements any more");
        assertThat(http.get("/digest/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void itsReadersAreCountedApartFromThoseWhoGetEachByItself(@Autowired Http browser) {
        choose("DAILY");
        Http ines = cast.signIn(browser.fresh(), cast.ines());
        String draft = "/staff/announcements/" + draft("Counted", "cities");
        assertThat(Http.page(ines.get(draft)).select(".lead").text())
                .isEqualTo("To Cities: one person would get it now, one in their digest.");
        String olu = JsonMapper.shared().readTree(http.get("/api/v1/groups/cities/subscriptions?search=olu", bearer)
                .body()).path("items").path(0).path("id").asString();
        String digest = "/api/v1/groups/cities/subscriptions/" + olu + "/digest";
        assertThat(http.get(digest, bearer).body()).isEqualTo("{\"digest\":\"none\"}");
        assertThat(http.json("PATCH", digest, "{\"digest\": \"hourly\"}", bearer).statusCode()).isEqualTo(422);
        assertThat(http.json("PATCH", digest, "{\"digest\": \"weekly\"}", bearer).body())
                .isEqualTo("{\"digest\":\"weekly\"}");
        var page = Http.page(ines.get(draft));
        assertThat(page.select(".lead").text()).isEqualTo("To Cities: nobody would get it now, 2 in their digest.");
        assertThat(page.select("main").text()).contains("2 people find it in their digest")
                .doesNotContain("Nobody in these groups");
        ines.submit(ines.get(draft), draft + "/send", "when", "now");
        Awaitility.await().until(() -> Http.page(ines.get(draft)).text()
                .contains("2 people read it in their digest; nobody took it by itself."));
        assertThat(Http.page(ines.get("/staff/audit")).text()).contains("how often a member hears");
    }

    private void choose(String rhythm) {
        HttpResponse<String> chosen = http.submit(http.get(page), Http.page(http.get(page)).select("form[method=post]")
                .attr("action"), "rhythm", rhythm);
        assertThat(chosen.statusCode()).isEqualTo(200);
    }

    private void join(String address, String zone) {
        call("/api/v1/groups/cities/subscriptions", "{\"email\": \"" + address + "\", \"timeZone\": \"" + zone
                + "\", \"consentNote\": \"Signed the list\"}");
    }

    private String draft(String subject, String groups) {
        return JsonMapper.shared().readTree(call("/api/v1/announcements", "{\"groups\": [\"" + groups + "\"], "
                + "\"subject\": \"" + subject + "\", \"body\": \"Text of " + subject + "\"}").body()).path("id")
                .asString();
    }

    private void announce(String subject) {
        announce(subject, "cities");
    }

    private void announce(String subject, String groups) {
        String id = draft(subject, groups);
        assertThat(http.json("POST", "/api/v1/announcements/" + id + "/send", "{}", bearer).statusCode())
                .isEqualTo(200);
        Awaitility.await().until(() -> jdbc.sql("select count(*) from mailing where frozen_at is null")
                .query(Integer.class).single() == 0);
    }

    private HttpResponse<String> call(String path, String body) {
        HttpResponse<String> made = http.json("POST", path, body, bearer);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return made;
    }
}
