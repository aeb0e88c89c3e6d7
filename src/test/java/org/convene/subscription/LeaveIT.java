package org.convene.subscription;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.mail.EmailAddress;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.suppression.Suppressions;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Leaving by header, link and page, and coming back (T1 to T6). */
@ConveneTest
@Import(Stage.class)
class LeaveIT {
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
    @Autowired
    Suppressions suppressions;
    @Autowired
    Tokens tokens;

    private String leave = "";

    @BeforeEach
    void aMemberOfTwoGroups() {
        stage.groups("cities", "universities");
        stage.join(ADA, "cities", "universities");
        stage.news.clear();
        leave = linkOf("cities");
    }

    @Test
    void leavesByOneClickWithoutCookieOrRedirect() {
        HttpResponse<String> answer = oneClick(leave);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
        assertThat(stage.stateOf(ADA, "universities")).isEqualTo("ACTIVE");
        assertThat(stage.news).singleElement().isInstanceOf(SubscriptionEnded.class);
        assertThat(oneClick(leave).statusCode()).isEqualTo(200);
        assertThat(stage.news).hasSize(1);
        var withdrawn = jdbc.sql("select * from consent_record where act = 'WITHDRAWN'").query().singleRow();
        assertThat(withdrawn).containsEntry("how", "one-click").containsEntry("network", "127.0.0.0/24");
        assertThat(mailbox.await(ADA, 3).getLast().text()).contains("Group cities").doesNotContain(
                "Group universities");
    }

    @Test
    void takesOneClickAsMultipartToo() {
        HttpResponse<String> answer = http.send(http.request(leave)
                .header("Content-Type", "multipart/form-data; boundary=b").POST(BodyPublishers.ofString(
                        "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
    }

    @Test
    void changesNothingByLookingOrByAnotherBody() {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> page = http.get(leave);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(page.body()).contains("a•••@example.org").doesNotContain(ADA);
        }
        http.post(leave, "List-Unsubscribe", "Two-Click");
        http.post(leave);
        http.send(http.request(leave).POST(BodyPublishers.ofString("List-Unsubscribe=One-Click")));
        http.send(http.request(leave).method("HEAD", BodyPublishers.noBody()));
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
        assertThat(stage.news).isEmpty();
    }

    @Test
    void leavesByTheButtonAndUndoesAtOnce() {
        assertThat(http.post(leave, "leave", "page").statusCode()).isEqualTo(303);
        var left = Http.page(http.get(leave));
        assertThat(left.select("h1").text()).isEqualTo("You have left Group cities");
        String undo = left.select("main form").attr("action");
        assertThat(http.get(undo).body()).contains("Come back?");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
        assertThat(http.post(undo).statusCode()).isEqualTo(303);
        assertThat(http.get(undo).body()).contains("You are back");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ACTIVE");
        assertThat(stage.news.getLast()).isInstanceOf(SubscriptionConfirmed.class);
    }

    @Test
    void undoesFromTheGoodbyeMailForAMonthButNotAfterAnotherChoice() {
        oneClick(leave);
        String undo = mailbox.await(ADA, 3).getLast().link("/undo");
        clock.advance(Duration.ofDays(20));
        http.post(undo);
        http.post(undo);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ACTIVE");
        oneClick(linkOf("cities"));
        http.post(undo);
        assertThat(stage.stateOf(ADA, "cities")).as("a used undo never undoes a later choice").isEqualTo("ENDED,ENDED");
        HttpResponse<String> late = http.get(undo);
        assertThat(late.statusCode()).isEqualTo(410);
        assertThat(Http.page(late).select("main a.btn").attr("href")).isEqualTo("/signup?group=cities");
        String second = mailbox.await(ADA, 4).getLast().link("/undo");
        clock.advance(Duration.ofDays(31));
        http.post(second);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ENDED");
    }

    @Test
    void offersNoUndoOnAnOldLeaveLink() {
        http.post(leave, "leave", "page");
        clock.advance(Duration.ofHours(2));
        assertThat(Http.page(http.get(leave)).select("main form")).isEmpty();
    }

    @Test
    void leavesByALinkOfYearsAgoAlsoAfterComingBack() {
        oneClick(leave);
        clock.advance(Duration.ofDays(2));
        stage.join(ADA, "cities");
        clock.advance(Duration.ofDays(800));
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ACTIVE");
        assertThat(oneClick(leave).statusCode()).isEqualTo(200);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED,ENDED");
    }

    @Test
    void keepsTheKindsOfMailOnUndo() {
        jdbc.sql("update subscription set announcements = false where id = :id")
                .param("id", stage.subscription(ADA, "cities")).update();
        oneClick(leave);
        http.post(mailbox.await(ADA, 3).getLast().link("/undo"));
        UUID back = stage.subscription(ADA, "cities");
        assertThat(subscriptions.member(back, MailKind.INVITATIONS)).isPresent();
        assertThat(subscriptions.member(back, MailKind.ANNOUNCEMENTS)).isEmpty();
    }

    @Test
    void answersAlteredAndForeignTokensWith404() {
        String token = leave.substring(leave.lastIndexOf('/') + 1);
        UUID subscription = stage.subscription(ADA, "cities");
        List<String> wrong = List.of(flip(token), token + "A", token.substring(1), "x", UUID.randomUUID().toString(),
                tokens.issue(Purpose.PREFERENCES, subscription), tokens.issue(Purpose.CONFIRM, subscription),
                tokens.issue(Purpose.UNSUBSCRIBE, UUID.randomUUID()));
        for (String other : wrong) {
            assertThat(http.get("/unsubscribe/" + other).statusCode()).isEqualTo(404);
            assertThat(oneClick("/unsubscribe/" + other).statusCode()).isEqualTo(404);
            assertThat(http.post("/unsubscribe/" + other + "/undo").statusCode()).isEqualTo(404);
        }
        assertThat(http.get("/confirm/" + token).statusCode()).isEqualTo(404);
        assertThat(http.get("/preferences/" + token).statusCode()).isEqualTo(404);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }

    @Test
    void endsWithTheReasonWhenTheAddressIsSuppressed() {
        suppressions.suppress(new EmailAddress(ADA), "bounce", "relay");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ENDED");
        assertThat(subscriptions.members(stage.admin(), "cities",
                new MemberFilter(Subscription.State.ENDED, "", null, 10))).singleElement()
                .satisfies(row -> assertThat(row.endedReason()).isEqualTo("SUPPRESSED"));
        assertThat(stage.news).hasSize(2);
    }

    private String linkOf(String slug) {
        Member member = subscriptions.member(stage.subscription(ADA, slug), MailKind.INVITATIONS).orElseThrow();
        return subscriptions.linksFor(member).unsubscribeUrl();
    }

    private HttpResponse<String> oneClick(String link) {
        return http.fresh().post(link, "List-Unsubscribe", "One-Click");
    }

    private static String flip(String token) {
        char first = token.charAt(10);
        return token.substring(0, 10) + (first == 'A' ? 'B' : 'A') + token.substring(11);
    }
}
