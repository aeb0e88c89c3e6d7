package org.convene.inbound;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail comes in by SMTP: what is taken, what is refused, and what staff see of it. */
@InboundTest
@OwnService
class ListenerIT {
    private static final String HOUSE = "postmaster@convene.example.org";
    private static final String LETTER = """
            From: =?utf-8?q?Tom=C3=A1s?= Rey <tomas@example.org>
            To: postmaster@convene.example.org
            Subject: =?utf-8?b?RsO8ciBTaWU=?=
            Message-ID: <1@example.org>

            May <b>students</b> come?
            .
            """;
    @Autowired
    MailServer server;
    @Autowired
    Addresses addresses;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Cast cast;
    @Autowired
    Http http;

    @Test
    void aLetterNobodyExpectsIsPutAsideForStaff() {
        assertThat(server.deliver("tomas@example.org", HOUSE, LETTER)).startsWith("250");
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("QUARANTINED unknown");
        Http ines = cast.signIn(http.fresh(), cast.ines());
        Document list = Http.page(ines.get("/staff/inbound"));
        assertThat(list.select("main").text()).contains("Für Sie", "Tomás Rey");
        String href = list.select("a[href^=/staff/inbound/]").attr("href");
        Document page = Http.page(ines.get(href));
        assertThat(page.select(".letter").text()).isEqualTo("May <b>students</b> come? .");
        assertThat(page.select("main .letter b")).isEmpty();
        HttpResponse<String> source = ines.get(href + "/source");
        assertThat(source.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
        assertThat(source.body()).contains("come?\r\n.\r\n");
        assertThat(Cast.submitTo(ines, href, href + "/delete").statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get("/staff/inbound")).text()).contains("Nothing waits for you here");
        assertThat(ines.get(href).statusCode()).isEqualTo(404);
    }

    @Test
    void isForAdminsOnly() {
        server.deliver("tomas@example.org", HOUSE, LETTER);
        UUID id = jdbc.sql("select id from inbound_mail").query(UUID.class).single();
        assertThat(http.get("/staff/inbound").statusCode()).isEqualTo(303);
        Staff jo = cast.moderator("Jo");
        Http moderator = cast.signIn(http.fresh(), jo);
        for (String path : List.of("", "/" + id, "/" + id + "/source")) {
            assertThat(moderator.get("/staff/inbound" + path).statusCode()).isIn(403, 404);
        }
    }

    @Test
    void theSameMailCountsOnceHoweverOftenItIsBrought() {
        for (int i = 0; i < 3; i++) {
            String hop = "Received: from mx" + i + ".example.org; Sat, 21 Nov 2026 09:00:0" + i + " +0000\n";
            assertThat(server.deliver("tomas@example.org", HOUSE, hop + LETTER)).startsWith("250");
        }
        assertThat(server.deliver("tomas@example.org", "abuse@convene.example.org", LETTER)).startsWith("250");
        assertThat(server.deliver("tomas@example.org", HOUSE, LETTER.replace("students", "pupils"))).startsWith("250");
        assertThat(server.verdicts()).hasSize(3);
    }

    @Test
    void onlyAddressesOfOursAreTaken() {
        String ours = addresses.of(AddressPurpose.CONTACT, UUID.randomUUID()).value();
        assertThat(rcpt(ours)).startsWith("250");
        assertThat(rcpt(ours.toUpperCase(java.util.Locale.ROOT))).startsWith("250");
        assertThat(rcpt("Postmaster")).startsWith("250");
        String forged = (ours.charAt(10) == 'a' ? 'b' : 'a') + ours.substring(11);
        assertThat(rcpt(ours.substring(0, 10) + forged)).startsWith("550 5.1.1");
        assertThat(rcpt("b" + ours.substring(1))).startsWith("550 5.1.1");
        assertThat(rcpt("nobody@convene.example.org")).startsWith("550 5.1.1");
        assertThat(rcpt("a@elsewhere.example.org")).startsWith("550 5.7.1");
        assertThat(rcpt("@relay.example.org:a@elsewhere.example.org")).startsWith("550 5.7.1");
        assertThat(rcpt("\"a@elsewhere.example.org\"@convene.example.org")).startsWith("550");
        assertThat(server.verdicts()).isEmpty();
    }

    @Test
    void tooBigIsRefusedBeforeAndAfterwards() throws IOException {
        try (MailServer.Talk talk = server.talk()) {
            talk.say("EHLO mx");
            assertThat(talk.say("MAIL FROM:<> SIZE=99999999999999999999")).startsWith("552");
            assertThat(talk.say("MAIL FROM:<> SIZE=1000 BODY=8BITMIME")).startsWith("250");
            talk.say("RCPT TO:<" + HOUSE + ">");
            assertThat(talk.data(("Subject: big\r\n\r\n" + "x".repeat(78) + "\r\n").repeat(17_000)
                    .getBytes(StandardCharsets.US_ASCII))).startsWith("552");
            assertThat(talk.say("MAIL FROM:<>")).startsWith("250");
        }
        assertThat(server.deliver("", HOUSE, "a".repeat(40_000_000).getBytes(StandardCharsets.US_ASCII)))
                .isIn("", "552 5.3.4 Message too big");
        assertThat(server.verdicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n.\r\n", "\r.\r\n", "\n.\n", "\r\n.\n", "\r\n.\r", "\r.\r", "\n.\r", "\n\n.\r\n"})
    void nobodySmugglesASecondMessage(String end) throws IOException {
        String second = "MAIL FROM:<x@example.org>\r\nRCPT TO:<" + HOUSE + ">\r\nDATA\r\nsmuggled\r\n";
        try (MailServer.Talk talk = server.talk()) {
            talk.say("EHLO mx");
            talk.say("MAIL FROM:<a@example.org>");
            talk.say("RCPT TO:<" + HOUSE + ">");
            talk.say("DATA");
            talk.raw(("Subject: one\r\n\r\none" + end + second + ".\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(talk.reply()).startsWith("554");
        }
        assertThat(server.verdicts()).isEmpty();
    }

    @Test
    void whoDoesNotKeepToTheProtocolIsLetGo() throws IOException {
        try (MailServer.Talk talk = server.talk()) {
            assertThat(talk.say("RCPT TO:<" + HOUSE + ">")).startsWith("503");
            assertThat(talk.say("DATA")).startsWith("503");
            assertThat(talk.say("MAIL FROM:a@b")).startsWith("501");
            assertThat(talk.say("BDAT 10 LAST")).startsWith("500");
            assertThat(talk.say("STARTTLS")).startsWith("500");
            String last = "";
            for (int i = 0; i < 30 && !last.startsWith("421"); i++) {
                last = talk.say("NONSENSE");
            }
            assertThat(last).startsWith("421");
        }
        try (MailServer.Talk talk = server.talk()) {
            talk.raw("EHLO x\nQUIT\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(talk.reply()).startsWith("500");
        }
        try (MailServer.Talk talk = server.talk()) {
            talk.raw("x".repeat(100_000).getBytes(StandardCharsets.US_ASCII));
            assertThat(talk.reply()).isIn("500 5.5.2 Line too long", "");
        } catch (IOException reset) {
            assertThat(reset).isNotNull();
        }
    }

    @Test
    void aCutOffMailIsNoMailAndASilentClientIsClosed() throws IOException {
        try (MailServer.Talk talk = server.talk()) {
            talk.say("EHLO mx");
            talk.say("MAIL FROM:<>");
            talk.say("RCPT TO:<" + HOUSE + ">");
            talk.say("DATA");
            talk.raw("Subject: half\r\n\r\nhalf".getBytes(StandardCharsets.US_ASCII));
        }
        try (MailServer.Talk silent = server.talk()) {
            assertThat(silent.reply()).isEmpty();
        }
        assertThat(server.verdicts()).isEmpty();
    }

    /** R25: whoever does not hear the 250 brings the mail again; it counts once. */
    @Test
    void whereverTheConnectionBreaksTheMailCountsOnce() throws IOException {
        String mail = ("Subject: once\r\nMessage-ID: <once@example.org>\r\n\r\n" + "line\r\n".repeat(20) + ".\r\n");
        for (int cut = 0; cut <= mail.length(); cut += 5) {
            try (MailServer.Talk talk = server.talk()) {
                talk.say("EHLO mx");
                talk.say("MAIL FROM:<a@example.org>");
                talk.say("RCPT TO:<" + HOUSE + ">");
                talk.say("DATA");
                talk.raw(mail.substring(0, cut).getBytes(StandardCharsets.US_ASCII));
            }
        }
        assertThat(server.verdicts()).isEmpty();
        for (int i = 0; i < 3; i++) {
            try (MailServer.Talk talk = server.talk()) {
                talk.say("EHLO mx");
                talk.say("MAIL FROM:<a@example.org>");
                talk.say("RCPT TO:<" + HOUSE + ">");
                talk.say("DATA");
                talk.raw(mail.getBytes(StandardCharsets.US_ASCII)); // and gone before the answer
            }
        }
        org.awaitility.Awaitility.await().until(() -> !server.verdicts().isEmpty());
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("QUARANTINED unknown");
    }

    @Test
    void loopsEnd() {
        server.deliver("a@example.org", HOUSE, "Received: by x\n".repeat(31) + LETTER);
        server.deliver("a@example.org", HOUSE,
                LETTER.replace("<1@example.org>", "<" + "0".repeat(40) + "@convene.example.org>"));
        server.awaitSorted();
        assertThat(server.verdicts()).containsExactly("DONE loop", "DONE loop");
    }

    private String rcpt(String recipient) {
        try (MailServer.Talk talk = server.talk()) {
            talk.say("HELO mx");
            talk.say("MAIL FROM:<>");
            return talk.say("RCPT TO:<" + recipient + ">");
        } catch (IOException broken) {
            throw new java.io.UncheckedIOException(broken);
        }
    }
}
