package org.convene.delivery;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.internet.MimeUtility;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.smtp.Certificate;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.OwnService;
import org.convene.testing.RelaySink;
import org.convene.testing.RelaySink.Step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Mail that cannot be sent and relays that cannot be sent to: the right state, the cause shown to staff once, the others
 * unaffected.
 */
@OwnService
class BadInputIT extends RelayTest {
    @Autowired
    Cast cast;

    @Test
    void addressesTheRelayCannotWriteToFailClearly() {
        UUID mailing = send(List.of(to("jürgen@example.org"), to("ada@example.org"), to("zoë@example.org"),
                to("søren@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(failed(mailing)).hasSize(3).allMatch(report -> report.attempts() <= 1);
        assertThat(failures()).singleElement().asString().startsWith("3 The relay cannot write to such addresses")
                .contains("SMTPUTF8");
    }

    @Test
    void whatIsNoAsciiLeavesAsSevenBits() throws Exception {
        Recipient juergen = new Recipient(null, new EmailAddress("j@bücher.example"), "Jürgen Größe 日本", Locale.GERMAN,
                Map.of(), null, null);
        UUID mailing = transaction.execute(status -> outbox.send(new Mailing("test:bits", Lane.BULK,
                SignInLinkMail.SAMPLE, new HeaderText("Überläufer ÅÄÖ"), null, null, null, null), List.of(juergen)));
        assertThat(finished(mailing).sent()).isEqualTo(1);
        RelaySink.Taken taken = SINK.taken().getFirst();
        assertThat(taken.recipient()).isEqualTo("j@xn--bcher-kva.example");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(new String(taken.raw(), StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(MimeUtility.decodeText(taken.mail().header("To"))).contains("Jürgen Größe 日本");
        assertThat(MimeUtility.decodeText(taken.mail().header("From"))).contains("Überläufer ÅÄÖ");
    }

    @Test
    void whatIsLongerThanTheRelayTakesIsNotTried() {
        SINK.offer("SIZE 60000");
        UUID mailing = send(List.of(own("big@example.org", Map.of("url", "https://example.org/" + "x".repeat(60_000))),
                to("ada@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(SINK.taken()).extracting(RelaySink.Taken::recipient).containsExactly("ada@example.org");
        assertThat(failures()).singleElement().asString().startsWith("1 Larger than the relay takes");
    }

    @Test
    void anEndlessMailIsNoMail() {
        UUID mailing = send(
                List.of(own("huge@example.org", Map.of("url", "https://example.org/" + "x".repeat(5_000_000))),
                        to("ada@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(failures()).singleElement().asString().startsWith("1 This recipient’s values make no mail");
    }

    @Test
    void aTemplateThatBreaksForOneRecipientIsThatRecipientsOnly() {
        UUID mailing = send(List.of(to("ada@example.org"), own("odd@example.org", Map.of("url", List.of())),
                to("ben@example.org"), own("bad@example.org", Map.of("url", List.of()))));
        assertThat(finished(mailing).sent()).isEqualTo(2);
        assertThat(failed(mailing)).extracting(report -> report.address().value())
                .containsExactlyInAnyOrder("odd@example.org", "bad@example.org");
        assertThat(failures()).singleElement().asString().startsWith("2 This recipient’s values make no mail");
    }

    /** It offers what it does not keep, or takes at one step what it refuses at the next. */
    @ParameterizedTest
    @CsvSource({"RCPT, 553 5.6.7 no such characters here", "MAIL, 501 5.1.7 bad sender",
            "DOT, 552 5.3.4 larger than I said", "DATA, 554 5.5.1 no valid recipients"})
    void aRelayThatLiesIsTakenAtItsLastWord(Step step, String words) {
        SINK.offer("SMTPUTF8", "SIZE 100000000");
        SINK.script(
                (at, line) -> at == step && (step == Step.MAIL ? line.contains("SMTPUTF8") : line.startsWith("jürgen"))
                        ? words
                        : null);
        UUID mailing = send(List.of(to("ada@example.org"), to("jürgen@example.org"), to("ben@example.org")));
        assertThat(finished(mailing).sent()).isEqualTo(2);
        assertThat(failed(mailing)).singleElement().satisfies(report -> {
            assertThat(report.reply()).isEqualTo(words);
            assertThat(report.attempts()).isEqualTo(1);
        });
        assertThat(failures()).singleElement().asString().isEqualTo("1 Refused for good " + words);
    }

    @Test
    void anAnswerToTheDotThatIsNoneIsListedAndAskedOnce() {
        SINK.script((step, line) -> step == Step.DOT && line.startsWith("odd") ? "thank you" : null);
        UUID mailing = send(List.of(to("odd@example.org"), to("ada@example.org")));
        Progress progress = finished(mailing);
        assertThat(progress.sent()).isEqualTo(1);
        assertThat(progress.uncertain()).isEqualTo(1);
        assertThat(page().select("main").text()).contains("odd@example.org");
    }

    @Test
    void wordsThatDifferByTheAddressOnlyAreOneCause() {
        SINK.script((step, line) -> step == Step.RCPT && line.startsWith("gone")
                ? "550 5.1.1 <" + line + ">: User unknown"
                : null);
        UUID mailing = send(List.of(to("gone1@example.org"), to("gone2@example.org"), to("ada@example.org")));
        assertThat(finished(mailing).failed()).isEqualTo(2);
        assertThat(failures()).containsExactly("2 Refused for good 550 5.1.1 <…>: User unknown");
    }

    @Test
    void aCertificateNobodyVouchesForKeepsMailBack(@TempDir Path directory) throws Exception {
        SINK.close();
        SINK.start();
        SINK.show(Certificate.of(directory, "DNS:elsewhere.example.net").shown());
        UUID mailing = send(List.of(to("ada@example.org")));
        waits(mailing, "TLS: ");
        SINK.reset();
        assertThat(finished(mailing).sent()).isEqualTo(1);
        assertThat(only(mailing).attempts()).isEqualTo(1);
    }

    @Test
    void credentialsThatAreRefusedKeepMailBack() {
        SINK.close();
        SINK.start();
        SINK.script((step, line) -> step == Step.AUTH ? "535 5.7.8 bad credentials" : null);
        UUID mailing = send(List.of(to("ada@example.org"), to("ben@example.org")));
        waits(mailing, "refused our credentials: 535 5.7.8 bad credentials");
        assertThat(page().html()).doesNotContain("quite-secret");
        SINK.reset();
        assertThat(finished(mailing).sent()).isEqualTo(2);
        assertThat(only(mailing).attempts()).isEqualTo(1);
        assertThat(page().select("main .note")).isEmpty();
    }

    /** Staff see since when and why, once, and nothing has failed. */
    private void waits(UUID mailing, String why) {
        await().until(() -> jdbc.sql("select count(*) from relay where down_reason like :why")
                .param("why", "%" + why + "%").query(Long.class).single() == 1);
        assertThat(deliveries.progressOf(mailing).failed()).isZero();
        assertThat(page().select("main .note")).singleElement().extracting(Element::text).asString().contains(why);
        assertThat(failures()).isEmpty();
        assertThat(SINK.taken()).isEmpty();
    }

    private List<DeliveryReport> failed(UUID mailing) {
        return deliveries.reportsOf(mailing, DeliveryState.FAILED, null, 10);
    }

    /** What the sending page says has failed. */
    private List<String> failures() {
        return page().select("main section:has(h2:containsOwn(Failed)) tbody tr").eachText();
    }

    private org.jsoup.nodes.Document page() {
        return Http.page(cast.signIn(http.fresh(), cast.ines()).get("/staff/sending"));
    }

    private static Recipient own(String address, Map<String, Object> values) {
        return new Recipient(null, new EmailAddress(address), "", Locale.ENGLISH, values, null, null);
    }
}
