package org.convene.message;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HeadTests {
    private static final Map<String, Object> VALUES = Map.of("links", Map.of());
    private static Workshop workshop;

    @BeforeAll
    static void open() {
        workshop = new Workshop();
    }

    @AfterAll
    static void close() {
        workshop.close();
    }

    @Test
    void buildsTheTreeOfAnInvitationWithBothCalendarPartsAlike() throws Exception {
        String calendar = "BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nSUMMARY:Grüße\r\nEND:VCALENDAR\r\n";
        Letter letter = Workshop.letter("announcement",
                new CalendarPart("REQUEST", calendar, new EmailAddress("calls@example.org")));
        MimeMessage message = message(letter, addressee("ada@example.org", "Ada", null));
        assertThat(message.isMimeType("multipart/mixed")).isTrue();
        Multipart mixed = (Multipart) message.getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertThat(mixed.getBodyPart(0).isMimeType("multipart/alternative")).isTrue();
        assertThat(alternative.getCount()).isEqualTo(3);
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
        byte[] expected = calendar.getBytes(StandardCharsets.UTF_8);
        assertThat(inline.getInputStream().readAllBytes()).isEqualTo(expected);
        assertThat(file.getInputStream().readAllBytes()).isEqualTo(expected);
        InternetAddress from = (InternetAddress) message.getFrom()[0];
        assertThat(from.getAddress()).isEqualTo("calls@example.org");
        assertThat(from.getPersonal()).isEqualTo("Open Network");
    }

    @Test
    void saysWhenByWhomAndToWhom() throws Exception {
        MimeMessage message = message(Workshop.letter("announcement"),
                addressee("ada@example.org", "Ada Müller", null));
        assertThat(message.getSentDate()).isEqualTo(Date.from(Workshop.DATE));
        assertThat(message.getHeader("Date")).containsExactly("Sat, 21 Nov 2026 09:05:03 +0000");
        assertThat(message.getMessageID()).isEqualTo("<0123456789abcdef@example.org>");
        assertThat(((InternetAddress) message.getFrom()[0]).getAddress()).isEqualTo("hello@example.org");
        assertThat(message.getReplyTo()).containsExactly(new InternetAddress("moderators@example.org"));
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal()).isEqualTo("Ada Müller");
        assertThat(message.getHeader("MIME-Version")).containsExactly("1.0");
        assertThat(message.isMimeType("multipart/alternative")).isTrue();
    }

    @Test
    void tellsProgramsWhatAGroupMailIs() {
        ReceivedMail received = received(Workshop.letter("announcement"),
                addressee("ada@example.org", "", "https://example.org/unsubscribe/token"));
        assertThat(received.header("List-Id")).endsWith("<cities.example.org>");
        assertThat(received.header("List-Unsubscribe")).isEqualTo("<https://example.org/unsubscribe/token>");
        assertThat(received.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(received.header("List-Post")).isEqualTo("NO");
        assertThat(received.header("List-Help")).isEqualTo("<https://convene.example.org/>");
        assertThat(received.header("List-Owner")).isEqualTo("<mailto:moderators@example.org>");
        assertThat(received.header("Precedence")).isEqualTo("list");
        assertThat(received.header("Auto-Submitted")).isEmpty();
        assertThat(received.header("X-Auto-Response-Suppress")).isEqualTo("All");
        assertThat(received.header("Feedback-ID")).isEqualTo("4711:announcement:cities:convene");
    }

    @Test
    void tellsProgramsThatAConfirmationIsAutomatic() {
        Letter letter = new Letter("sign-in-link", Map.of("url", "https://example.org/", "validMinutes", 5), null, null,
                null, false, null, null);
        ReceivedMail received = received(letter, addressee("ada@example.org", "", null));
        assertThat(received.header("From")).isEqualTo("Open Network <hello@example.org>");
        assertThat(received.header("Auto-Submitted")).isEqualTo("auto-generated");
        for (String absent : new String[]{"List-Unsubscribe", "List-Id", "Precedence", "Feedback-ID", "Reply-To"}) {
            assertThat(received.header(absent)).as(absent).isEmpty();
        }
    }

    @Test
    void takesTheListsNameWhereTheLetterNamesNoSender() throws Exception {
        MimeMessage message = message(letter(null, null), addressee("ada@example.org", "", null));
        assertThat(((InternetAddress) message.getFrom()[0]).getPersonal()).isEqualTo("Cities, “Über” \"all\"");
        assertThat(message.getHeader("List-Owner")).containsExactly("<https://convene.example.org/contact>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: evil@example.org", "Ada\nSubject: x", "Ada\u0000", "Ada\u2028Bcc: x",
            "\"Ada\" <evil@example.org>,", "Ada\r\n\r\n<h1>body</h1>", "\u202EadA", "Ada \uD83D"})
    void letsNoNameIntoAnotherHeader(String name) throws Exception {
        MimeMessage message = message(Workshop.letter("announcement"), addressee("ada@example.org", name, null));
        assertThat(message.getHeader("Bcc")).isNull();
        assertThat(message.getHeader("Subject")).hasSize(1);
        assertThat(Arrays.stream(message.getAllRecipients()).map(to -> ((InternetAddress) to).getAddress()))
                .containsExactly("ada@example.org");
        assertThat(((InternetAddress) message.getAllRecipients()[0]).getPersonal())
                .doesNotContainPattern("[\\p{Cntrl}\u2028\u202E]").contains("Ada".equals(name) ? name : "d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://example.org/\r\nBcc: x@example.org", "https://example.org/>, <mailto:x@y.org",
            "javascript:alert(1)", "https://example.org/ü", "https://", "ftp://example.org/",
            "https://example.org/a b"})
    void refusesAnUnsubscribeAddressThatIsNoPlainLink(String link) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> received(Workshop.letter("announcement"), addressee("ada@example.org", "", link)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org\r\nBcc: x@example.org", "ada", "<ada@example.org>", "a,b@example.org", ""})
    void refusesWhatIsNoAddress(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> received(Workshop.letter("announcement"), addressee(address, "", null)));
    }

    @Test
    void refusesLineBreaksInWhatIsMadeElsewhere() {
        Addressee plain = addressee("ada@example.org", "", null);
        assertThatIllegalArgumentException().isThrownBy(() -> received(Workshop.letter("announcement"),
                new Addressee(plain.address(), "", plain.language(), VALUES, null, null, "<x@y>\r\nBcc: z", "",
                        plain.date())));
        assertThatIllegalArgumentException().isThrownBy(() -> workshop.press(
                new Letter("announcement", Map.of(), null, null, null, false, "x\r\nBcc: y", null)));
    }

    @Test
    void saysDomainsAsALabelsAndAsksForUtf8OnlyForLocalParts() {
        MessageBuffer buffer = new MessageBuffer();
        Press press = workshop.press(Workshop.letter("announcement"));
        Pressed plain = press.press(addressee("ada@bücher.example", "Jürgen", null), buffer);
        assertThat(plain.to()).isEqualTo("ada@xn--bcher-kva.example");
        assertThat(plain.utf8()).isFalse();
        assertThat(plain.from()).isEqualTo("bounce@example.org");
        assertThat(plain.subject()).isEqualTo("Speakers wanted for January and February");
        buffer.clear();
        assertThat(press.press(addressee("jürgen@example.org", "", null), buffer).utf8()).isTrue();
        assertThat(new String(buffer.written(), StandardCharsets.UTF_8)).contains("\r\nTo: jürgen@example.org\r\n");
    }

    @Test
    void asksForUtf8WhereTheReplyAddressNeedsIt() {
        MessageBuffer buffer = new MessageBuffer();
        Press press = workshop.press(letter(null, new EmailAddress("jürgen+a@example.org")));
        assertThat(press.press(addressee("ada@example.org", "", null), buffer).utf8()).isTrue();
        assertThat(new String(buffer.written(), StandardCharsets.UTF_8))
                .contains("\r\nReply-To: jürgen+a@example.org\r\n")
                .contains("List-Owner: <mailto:j%C3%BCrgen%2Ba@example.org>\r\n");
    }

    private static Letter letter(@Nullable HeaderText name, @Nullable EmailAddress replyTo) {
        ListId list = Workshop.LIST;
        return new Letter("announcement", Workshop.shared("announcement"), name, replyTo, list, true, null, null);
    }

    private static Addressee addressee(String address, String name, @Nullable String unsubscribe) {
        return new Addressee(address, name, Locale.ENGLISH, VALUES, unsubscribe, null, "<0123456789abcdef@example.org>",
                "bounce@example.org", Workshop.DATE);
    }

    private static ReceivedMail received(Letter letter, Addressee one) {
        return ReceivedMail.parse(Workshop.pressed(workshop.press(letter), one));
    }

    private static MimeMessage message(Letter letter, Addressee one) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()),
                new ByteArrayInputStream(Workshop.pressed(workshop.press(letter), one)));
    }
}
