package org.convene.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.mail.MailContent;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ComposerTests {
    private static final MailContent CONTENT = new MailContent(new HeaderText("Grüße · 日本語"),
            "Hallo Ada,\n.\nein Punkt allein, und " + "ein langer Satz ".repeat(200) + "\n",
            "<html lang=\"de\"><body><p>Grüße</p></body></html>");
    private static final String CALENDAR = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Grüße\r\nEND:VCALENDAR\r\n";
    private static final ListId LIST = new ListId(new HeaderText("Cities, “Über” \"all\""), "cities", "example.org");

    @Test
    void buildsTheTreeOfAnInvitationWithBothCalendarPartsAlike() throws Exception {
        MimeMessage message = parsed(compose(mailing(Lane.PERSONAL, "meeting-invitation", null), invited()));
        assertThat(message.isMimeType("multipart/mixed")).isTrue();
        Multipart mixed = (Multipart) message.getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(mixed.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        assertThat(alternative.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(alternative.getBodyPart(1).isMimeType("text/html")).isTrue();
        BodyPart inline = alternative.getBodyPart(2);
        ContentType type = new ContentType(inline.getContentType());
        assertThat(type.getBaseType()).isEqualTo("text/calendar");
        assertThat(type.getParameter("method")).isEqualTo("REQUEST");
        assertThat(type.getParameter("charset")).isEqualToIgnoringCase("UTF-8");
        assertThat(inline.getDisposition()).isNull();
        BodyPart file = mixed.getBodyPart(1);
        assertThat(file.isMimeType("application/ics")).isTrue();
        assertThat(file.getDisposition()).isEqualTo("attachment");
        assertThat(file.getFileName()).isEqualTo("invite.ics");
        byte[] expected = CALENDAR.getBytes(StandardCharsets.UTF_8);
        assertThat(inline.getInputStream().readAllBytes()).isEqualTo(expected);
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(expected);
    }

    @Test
    void sendsInvitationsFromTheOrganizer() throws Exception {
        Envelope mail = compose(mailing(Lane.PERSONAL, "meeting-invitation", LIST), invited());
        InternetAddress from = (InternetAddress) parsed(mail).getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("calls@example.org");
        assertThat(from.getPersonal()).isEqualTo("Open Network");
        assertThat(mail.message().getEnvelopeFrom()).isEqualTo("hello@example.org");
    }

    @Test
    void keepsSubjectNamesAndBodiesWhole() throws Exception {
        Envelope mail = compose(mailing(Lane.PERSONAL, "welcome", null), claim("ada@example.org", "Ada Müller", null));
        MimeMessage message = parsed(mail);
        assertThat(message.getSubject()).isEqualTo("Grüße · 日本語");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal()).isEqualTo("Ada Müller");
        ReceivedMail received = new ReceivedMail(message, leaves(message));
        assertThat(received.text().replace("\r\n", "\n")).isEqualTo(CONTENT.text());
        assertThat(received.html()).isEqualTo(CONTENT.html());
    }

    @Test
    void writesSevenBitLinesThatNoRelayHasToBreak() throws Exception {
        String wire = wire(compose(mailing(Lane.BULK, "announcement", LIST),
                claim("ada@example.org", "名前".repeat(60), "https://example.org/unsubscribe/" + "x".repeat(300))));
        assertThat(wire.chars().allMatch(unit -> unit < 128)).isTrue();
        assertThat(wire.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
        assertThat(wire.split("\r\n")).allMatch(line -> line.length() <= 998);
    }

    @Test
    void tellsProgramsWhatAGroupMailIs() throws Exception {
        Envelope mail = compose(mailing(Lane.BULK, "announcement", LIST),
                claim("ada@example.org", "", "https://example.org/unsubscribe/token"));
        ReceivedMail received = new ReceivedMail(parsed(mail), List.of());
        assertThat(received.header("List-Id")).endsWith("<cities.example.org>");
        assertThat(received.header("List-Unsubscribe")).isEqualTo("<https://example.org/unsubscribe/token>");
        assertThat(received.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(received.header("List-Post")).isEqualTo("NO");
        assertThat(received.header("List-Help")).startsWith("<https://");
        assertThat(received.header("List-Owner")).startsWith("<");
        assertThat(received.header("Precedence")).isEqualTo("list");
        assertThat(received.header("Auto-Submitted")).isEmpty();
        assertThat(received.header("X-Auto-Response-Suppress")).isEqualTo("All");
    }

    @Test
    void tellsProgramsThatAConfirmationIsAutomatic() throws Exception {
        ReceivedMail received = new ReceivedMail(parsed(
                compose(mailing(Lane.PERSONAL, "confirm-subscription", null), claim("ada@example.org", "", null))),
                List.of());
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        assertThat(received.header("List-Unsubscribe")).isEmpty();
        assertThat(received.header("List-Id")).isEmpty();
        assertThat(received.header("Precedence")).isEmpty();
    }

    @Test
    void givesADeliveryOneMessageIdForEver() throws Exception {
        Claim claim = claim("ada@example.org", "", null);
        String first = compose(mailing(Lane.PERSONAL, "welcome", null), claim).message().getMessageID();
        String second = compose(mailing(Lane.PERSONAL, "welcome", null), claim).message().getMessageID();
        assertThat(first).isEqualTo(second).matches("<[0-9a-f]{40}@example\\.org>");
        assertThat(compose(mailing(Lane.PERSONAL, "welcome", null), claim("ben@example.org", "", null)).message()
                .getMessageID()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: evil@example.org", "Ada\nSubject: x", "Ada\u0000", "Ada\u2028Bcc: x",
            "\"Ada\" <evil@example.org>,", "Ada\r\n\r\n<h1>body</h1>"})
    void letsNoNameIntoAnotherHeader(String name) throws Exception {
        MimeMessage message = parsed(compose(mailing(Lane.PERSONAL, "welcome", null),
                claim("ada@example.org", name, null)));
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("Subject")).hasSize(1);
        assertThat(Arrays.stream(message.getAllRecipients()).map(to -> ((InternetAddress) to).getAddress()))
                .containsExactly("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/\r\nBcc: x@example.org", "https://example.org/>, <mailto:x@y.org",
            "javascript:alert(1)", "https://example.org/ü"})
    void refusesAnUnsubscribeAddressThatIsNoPlainLink(String link) {
        assertThatThrownBy(() -> compose(mailing(Lane.BULK, "announcement", LIST),
                claim("ada@example.org", "", link))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysDomainsAsALabelsAndAsksForUtf8OnlyForLocalParts() throws Exception {
        Envelope plain = compose(mailing(Lane.PERSONAL, "welcome", null), claim("ada@bücher.example", "", null));
        assertThat(plain.to()).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(plain.utf8()).isFalse();
        assertThat(compose(mailing(Lane.PERSONAL, "welcome", null), claim("jürgen@example.org", "", null)).utf8())
                .isTrue();
    }

    private static Envelope compose(StoredMailing mailing, Claim claim) throws MessagingException {
        return TestParts.composer().compose(mailing, claim, CONTENT);
    }

    private static StoredMailing mailing(Lane lane, String template, @Nullable ListId list) {
        return new StoredMailing(UUID.randomUUID(), "test:1", lane, template, Map.of(), new HeaderText("Open Network"),
                null, list, null);
    }

    private static Claim claim(String address, String name, @Nullable String unsubscribe) {
        return new Claim(UUID.randomUUID(), 1, UUID.randomUUID(), address, new EmailAddress(address).key(), name, "de",
                null, "{}", unsubscribe, null, null, null, 0);
    }

    private static Claim invited() {
        Claim plain = claim("ada@example.org", "Ada", null);
        return new Claim(plain.id(), 1, plain.mailing(), plain.address(), plain.addressKey(), "Ada", "de", null, "{}",
                null, "REQUEST", CALENDAR, "calls@example.org", 0);
    }

    private static String wire(Envelope mail) throws MessagingException, IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.message().writeTo(raw);
        return raw.toString(StandardCharsets.ISO_8859_1);
    }

    private static MimeMessage parsed(Envelope mail) throws MessagingException, IOException {
        return ReceivedMail.parse(wire(mail).getBytes(StandardCharsets.ISO_8859_1)).message();
    }

    private static List<jakarta.mail.Part> leaves(MimeMessage message) throws MessagingException, IOException {
        Multipart parts = (Multipart) message.getContent();
        return List.of(parts.getBodyPart(0), parts.getBodyPart(1));
    }
}
