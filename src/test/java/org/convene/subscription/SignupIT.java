package org.convene.subscription;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group.JoiningPolicy;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** From the form to the welcome. */
@ConveneTest
@Import(Stage.class)
class SignupIT {
    private static final String ADA = "ada@example.org";
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Subscriptions subscriptions;

    @BeforeEach
    void someGroups() {
        stage.groups("cities", "universities", "policy");
        stage.news.clear();
    }

    @Test
    void joinsSeveralGroupsByOneMailAndOneButton() {
        HttpResponse<String> sent = stage.signUp(ADA, "cities", "universities");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/signup/sent"));
        assertThat(http.get("/signup/sent").body()).contains("Look into your mailbox");

        ReceivedMail mail = mailbox.awaitFirst(ADA);
        assertThat(mail.text()).contains("Group cities", "Group universities").doesNotContain("Ada Sample");
        String link = mail.link("/confirm/");
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> page = http.get(link);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(page.headers().firstValue("X-Robots-Tag")).hasValue("noindex");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
        }
        http.send(http.request(link).method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(stage.count("subscription")).isZero();
        assertThat(stage.count("consent_record")).isZero();

        assertThat(http.post(link).statusCode()).isEqualTo(303);
        assertThat(http.post(link).statusCode()).isEqualTo(303);
        assertThat(http.get(link).body()).contains("You are in");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "policy")).isEmpty();
        assertThat(stage.news).hasSize(2).allMatch(SubscriptionConfirmed.class::isInstance);

        ReceivedMail welcome = mailbox.await(ADA, 2).getLast();
        assertThat(welcome.text()).contains("Group cities", "Group universities", "/preferences/");
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(2);
    }

    @Test
    void keepsOneConsentRecordPerSubscription() {
        stage.join(ADA, "cities");
        var record = jdbc.sql("select * from consent_record").query().singleRow();
        assertThat(record).containsEntry("act", "GIVEN").containsEntry("how", "page").containsEntry("version",
                ConsentWording.VERSION);
        assertThat(record).containsEntry("requested_network", "127.0.0.0/24").containsEntry("network", "127.0.0.0/24");
        assertThat(String.valueOf(record.get("wording"))).contains("Group cities").contains("Open Network");
        assertThat(record.get("requested_at")).isNotNull();
    }

    @Test
    void neverChangesAConsentRecord() {
        stage.join(ADA, "cities");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                () -> jdbc.sql("update consent_record set note = 'x'").update()).hasMessageContaining("never changed");
    }

    @Test
    void asksApartForLaterGroupsOfTheDayWithoutAnotherMail() {
        stage.signUp(ADA, "cities");
        String link = mailbox.awaitFirst(ADA).link("/confirm/");
        HttpResponse<String> early = http.get(link);
        clock.advance(Duration.ofHours(3));
        http.json("POST", "/api/v1/signups", """
                {"email": "%s", "groups": ["universities", "cities"], "name": "A joker", "language": "ja",
                 "timeZone": "Asia/Tokyo"}""".formatted(ADA));
        stage.signUp(ADA, "policy");
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(1);
        var page = Http.page(http.get(link));
        assertThat(page.select("form p").text() + page.select(".card > p").text()).contains("Group cities")
                .doesNotContain("Group universities");
        assertThat(page.select("input[name=also]").eachAttr("value")).containsExactlyInAnyOrder("policy",
                "universities");
        assertThat(page.select("input[name=also][checked]")).isEmpty();
        assertThat(Http.page(early).select("input[name=also]")).isEmpty();
        http.submit(http.get(link), "/confirm/", "also", "universities");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "policy")).isEmpty();
        assertThat(http.get(link).body()).contains("Group universities").doesNotContain("Group policy");
        assertThat(jdbc.sql("select name || language || zone from subscriber").query(String.class).single())
                .isEqualTo("Ada SampleenEurope/Berlin");
        assertThat(jdbc.sql("select wording from consent_record").query(String.class).list())
                .allMatch(shown -> !shown.contains("policy"));
    }

    @Test
    void addingGroupsDoesNotMakeALinkLiveLonger() {
        stage.signUp(ADA, "cities");
        String link = mailbox.awaitFirst(ADA).link("/confirm/");
        clock.advance(Duration.ofHours(3));
        stage.signUp(ADA, "universities");
        clock.advance(Duration.ofHours(70));
        assertThat(http.get(link).statusCode()).isEqualTo(410);
        http.post(link);
        assertThat(stage.stateOf(ADA, "cities")).isEmpty();
    }

    @Test
    void mailsAgainTheNextDay() {
        stage.signUp(ADA, "cities");
        mailbox.awaitFirst(ADA);
        clock.advance(Duration.ofHours(25));
        stage.signUp(ADA, "cities");
        assertThat(mailbox.await(ADA, 2)).hasSize(2);
        assertThat(stage.count("signup")).isEqualTo(1);
    }

    @Test
    void asksAgainForFurtherGroupsOfAMember() {
        stage.join(ADA, "cities");
        stage.signUp(ADA, "cities", "universities");
        ReceivedMail mail = mailbox.await(ADA, 3).getLast();
        assertThat(mail.text()).contains("Group universities").doesNotContain("Group cities");
        http.post(mail.link("/confirm/"));
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ACTIVE");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }

    @Test
    void forgetsARequestAfterThreeDays() {
        stage.signUp(ADA, "cities");
        String link = mailbox.awaitFirst(ADA).link("/confirm/");
        clock.advance(Duration.ofHours(72));
        assertThat(http.get(link).statusCode()).isEqualTo(410);
        http.post(link);
        assertThat(stage.count("subscription")).isZero();
        assertThat(subscriptions.deleteExpired()).isEqualTo(1);
        assertThat(stage.count("signup")).isZero();
        HttpResponse<String> late = http.get(link);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(Http.page(late).select("main a.btn").attr("href")).isEqualTo("/signup");
    }

    @Test
    void keepsConfirmationsAwayFromWhoDidNotAsk() {
        stage.signUp(ADA, "cities");
        String link = mailbox.awaitFirst(ADA).link("/refuse");
        assertThat(http.get(link).body()).contains("a•••@example.org").doesNotContain(ADA);
        assertThat(stage.count("signup_refusal")).isZero();
        http.post(link);
        assertThat(http.get(link).body()).contains("Nothing will come");
        clock.advance(Duration.ofDays(10));
        assertThat(stage.signUp(ADA, "cities").statusCode()).isEqualTo(303);
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(1);
        clock.advance(Duration.ofDays(200));
        subscriptions.deleteExpired();
        stage.signUp(ADA, "cities");
        assertThat(mailbox.await(ADA, 2)).hasSize(2);
    }

    @Test
    void waitsForAModeratorWhereTheGroupSaysSo() {
        assertThat(http.get("/signup").body()).doesNotContain("a moderator looks at your request first");
        stage.group("closed", JoiningPolicy.APPROVAL);
        assertThat(http.get("/signup").body()).contains("a moderator looks at your request first");
        stage.signUp(ADA, "closed");
        String link = mailbox.awaitFirst(ADA).link("/confirm/");
        http.post(link);
        assertThat(stage.stateOf(ADA, "closed")).isEqualTo("PENDING");
        assertThat(stage.news).isEmpty();
        assertThat(http.get(link).body()).contains("A moderator looks at your request first: Group closed");
        assertThat(Http.page(http.get(mailbox.awaitFirst(ADA).link("/refuse"))).select("h1").text())
                .contains("confirmed this already");
        subscriptions.accept(stage.admin(), "closed", stage.subscription(ADA, "closed"));
        assertThat(stage.stateOf(ADA, "closed")).isEqualTo("ACTIVE");
        assertThat(stage.news).hasSize(1);
        assertThat(mailbox.await(ADA, 2).getLast().text()).contains("Group closed");
    }

    @Test
    void takesAPlainFormFromAnotherSite() {
        HttpResponse<String> sent = http.post("/signup", "email", ADA, "group", "cities");
        assertThat(sent.statusCode()).isEqualTo(303);
        http.post(mailbox.awaitFirst(ADA).link("/confirm/"));
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
        assertThat(jdbc.sql("select how from consent_record").query(String.class).single()).isEqualTo("site-form");
        for (int i = 0; i < 4; i++) {
            assertThat(http.post("/signup", "email", "b" + i + "@example.org", "group", "cities").statusCode())
                    .isEqualTo(303);
        }
        HttpResponse<String> sixth = http.post("/signup", "email", "c@example.org", "group", "cities");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void takesTheSameByApi() {
        HttpResponse<String> accepted = http.json("POST", "/api/v1/signups", """
                {"email": "ada@example.org", "name": "Ada", "groups": ["cities"], "language": "ja", "timeZone": "Asia/Tokyo"}
                """);
        assertThat(accepted.statusCode()).isEqualTo(202);
        http.post(mailbox.awaitFirst(ADA).link("/confirm/"));
        assertThat(subscriptions.subscriptionsOf(jdbc.sql("select id from subscriber").query(java.util.UUID.class)
                .single())).singleElement().satisfies(member -> {
                    assertThat(member.language().getLanguage()).isEqualTo("ja");
                    assertThat(member.zone().getId()).isEqualTo("Asia/Tokyo");
                    assertThat(member.name()).isEqualTo("Ada");
                });
    }

    @Test
    void speaksTheReadersLanguage() {
        for (String language : new String[]{"en", "de", "fr", "es", "ja"}) {
            var page = Http.page(http.fresh().get("/signup?group=cities", "Accept-Language", language));
            assertThat(page.select("html").attr("lang")).isEqualTo(language);
            assertThat(page.select("input[value=cities][checked]")).hasSize(1);
            assertThat(page.select("select[name=language] option[selected]").val()).isEqualTo(language);
        }
    }
}
