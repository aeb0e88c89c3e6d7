package org.convene.announcement;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import javax.imageio.ImageIO;

import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class AnnouncementStaffIT {
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    Http ines;
    Groups groups;

    @BeforeEach
    void signIn(@Autowired Http http) {
        ines = cast.signIn(http, cast.ines());
        groups = new Groups(http, cast.bearer(cast.ines()));
        groups.create("cities", "Cities and governments");
    }

    @Test
    void saysThatNothingHasBeenAnnouncedAndWhatToDo() {
        HttpResponse<String> page = ines.get("/staff/announcements");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Http.page(page).select(".empty a.btn").attr("href")).isEqualTo("/staff/announcements/new");
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsWrongBesideIt() {
        HttpResponse<String> answer = ines.submit(ines.get("/staff/announcements/new"), "/staff/announcements/new",
                "subject", " ", "body", "Some text");
        assertThat(answer.statusCode()).isEqualTo(422);
        var page = Http.page(answer);
        assertThat(page.select("#f-subject-wrong").text()).isNotEmpty();
        assertThat(page.select("#f-groups-wrong").text()).isEqualTo("Choose at least one group.");
        assertThat(page.select("textarea").text()).isEqualTo("Some text");
        assertThat(Http.page(ines.get("/staff/announcements")).select(".empty")).isNotEmpty();
    }

    @Test
    void showsTheMailBeforeItIsSentAndMailsATestToItsAuthorOnly() {
        String draft = write("Speakers wanted", "Come and **tell** us.");
        HttpResponse<String> page = ines.get(draft);
        assertThat(Http.page(page).select(".mail-head b").text()).isEqualTo("Speakers wanted");
        assertThat(Http.page(page).select("pre").text()).contains("Come and");
        HttpResponse<String> mail = ines.get(draft + "/mail");
        assertThat(mail.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
                policy -> assertThat(policy).contains("sandbox").contains("default-src 'none'"));
        assertThat(Http.page(mail).select("strong").text()).isEqualTo("tell");
        assertThat(ines.submit(page, draft + "/test").statusCode()).isEqualTo(303);
        assertThat(mailbox.awaitFirst("ines@example.org").subject()).isEqualTo("Speakers wanted");
    }

    @Test
    void showsHostileTextAsText() {
        String hostile = "<img src=x onerror=alert(1)> ${7*7} <#assign x=49> #{49-1}";
        String draft = write(hostile, hostile + "\n\n[x](javascript:alert(1))");
        for (String path : List.of(draft, draft + "/mail", draft + "/edit", "/staff/announcements")) {
            var page = Http.page(ines.get(path));
            assertThat(page.select("img[src=x], [onerror], a[href^=javascript]")).as(path).isEmpty();
            assertThat(page.html()).as(path).contains("7*7");
        }
    }

    @Test
    void sendsNothingAtATimeThatIsPast() {
        String draft = write("Speakers wanted", "Come and tell us.");
        HttpResponse<String> answer = ines.submit(ines.get(draft), draft + "/send", "when", "later", "at",
                "2020-01-01T10:00", "zone", "Europe/Berlin");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Http.page(answer).select("#f-at-wrong").text()).isNotEmpty();
        assertThat(Http.page(ines.get("/staff/announcements")).select(".tag").text()).isEqualTo("draft");
    }

    @Test
    void laterIsALocalTimeInAZoneAndCanBeCancelled() {
        clock.set(Instant.now());
        var tenInNewYork = LocalDate.now(ZoneOffset.UTC).plusDays(30).atTime(10, 0);
        String draft = write("Speakers wanted", "Come and tell us.");
        ines.submit(ines.get(draft), draft + "/send", "when", "later", "at", tenInNewYork.toString(), "zone",
                "America/New_York");
        HttpResponse<String> scheduled = ines.get(draft);
        String utc = tenInNewYork.atZone(ZoneId.of("America/New_York")).withZoneSameInstant(ZoneOffset.UTC)
                .format(DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.UK));
        assertThat(Http.page(scheduled).select("main").text()).contains("scheduled").contains(utc);
        assertThat(Http.page(ines.get("/staff/sending")).select("main a[href=" + draft + "]").text())
                .isEqualTo("Speakers wanted");
        assertThat(ines.submit(scheduled, draft + "/cancel").statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get(draft)).select(".tag").text()).isEqualTo("cancelled");
    }

    @Test
    void showsTheMailAsAReaderWouldGetItWithItsLinksSwitchedOff() {
        groups.addMember("cities", "{\"email\": \"mara@example.org\", \"name\": \"Mara Lind\", \"language\": \"de\", "
                + "\"consentNote\": \"Signed the list\"}");
        groups.importMembers("cities", 3);
        String draft = write("Speakers wanted", "Read [this](https://example.org/this).");
        HttpResponse<String> found = ines.get(draft + "?find=LIND");
        var page = Http.page(found);
        assertThat(page.select(".mail-head").text()).contains("Mara Lind <mara@example.org>", "German");
        assertThat(page.select("pre").text()).contains("•••").contains("https://example.org/this");
        HttpResponse<String> shown = ines.get(page.select("iframe").attr("src"));
        var mail = Http.page(shown);
        assertThat(mail.select("html").attr("lang")).isEqualTo("de");
        assertThat(mail.select("a[href]")).isEmpty();
        assertThat(mail.select("a[title*=unsubscribe]").attr("title")).endsWith("/unsubscribe/•••");
        assertThat(found.body() + shown.body()).doesNotContainPattern("/(unsubscribe|preferences)/[A-Za-z0-9_-]{20}");
        assertThat(Http.page(ines.get(draft + "?find=member")).select("a[href*='?as=']")).hasSize(3);
        assertThat(Http.page(ines.get(draft + "?find=%25")).select(".note").text()).contains("Nobody");
        assertThat(mailbox.mailsTo("mara@example.org")).isEmpty();
        assertThat(ines.get(draft + "?as=00000000-0000-0000-0000-000000000000").statusCode()).isEqualTo(404);
    }

    @Test
    void answersGoWhereTheWriterSaysAndTheNextOneRemembers() {
        groups.importMembers("cities", 1);
        HttpResponse<String> wrong = ines.submit(ines.get("/staff/announcements/new?group=cities"),
                "/staff/announcements/new", "subject", "Speakers wanted", "body", "Come.", "replyTo", "not an address");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(Http.page(wrong).select("#f-replyTo-wrong").text()).isNotEmpty();
        HttpResponse<String> saved = ines.submit(wrong, "/staff/announcements/new", "replyTo",
                "organisers@example.org");
        String draft = saved.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
        assertThat(Http.page(ines.get(draft)).select("aside").text()).contains("Answers go to organisers@example.org",
                "public feeds");
        ines.submit(ines.get(draft), draft + "/send", "when", "now");
        assertThat(mailbox.awaitFirst("member1@example.org").header("Reply-To")).isEqualTo("organisers@example.org");
        var next = Http.page(ines.get("/staff/announcements/new?group=cities"));
        assertThat(next.select("#f-replyTo").val()).isEqualTo("organisers@example.org");
        assertThat(next.select("input[name=published]").hasAttr("checked")).isTrue();
        String quiet = write("Quiet", "Text", "replyTo", "");
        assertThat(Http.page(ines.get(quiet)).select("aside").text()).contains("somebody opens that mailbox");
        ines.submit(ines.get(quiet), quiet + "/send", "when", "now");
        assertThat(mailbox.awaitSubject("member1@example.org", "Quiet").header("Reply-To")).isEmpty();
    }

    @Test
    void keepsWhatIsTypedUntilItIsSavedAndShowsItsMail() {
        HttpResponse<String> kept = press(ines.get("/staff/announcements/new?group=cities"),
                "/staff/announcements/typed",
                "version", "0", "groups", groups.id("cities").toString(), "subject", "Half a", "body",
                "Dear {{name|friend}} of {{group}}, {{secret}}");
        assertThat(kept.statusCode()).as(kept.body()).isEqualTo(200);
        assertThat(
                Http.page(ines.get("/staff/announcements")).select(".note a[href='/staff/announcements/new']").text())
                .isEqualTo("Half a");
        assertThat(Http.page(ines.get("/staff/announcements/typed/mail")).text())
                .contains("Dear Ines Falk of Cities and governments, {{secret}}");
        HttpResponse<String> back = ines.get("/staff/announcements/new");
        assertThat(Http.page(back).select("#f-subject").val()).isEqualTo("Half a");
        assertThat(Http.page(back).select("textarea").text()).startsWith("Dear");
        assertThat(ines.submit(back, "/staff/announcements/new").statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get("/staff/announcements/new")).select("#f-subject").val()).isEmpty();
    }

    @Test
    void putsEachReadersNameWhereTheWriterWantsIt() {
        groups.addMember("cities", "{\"email\": \"mara@example.org\", \"name\": \"Mara & Lind\", "
                + "\"consentNote\": \"Signed the list\"}");
        groups.addMember("cities", "{\"email\": \"noname@example.org\", \"consentNote\": \"Signed the list\"}");
        String draft = write("Names", "Dear {{name|reader}}, **welcome** to {{group}}.");
        ines.submit(ines.get(draft), draft + "/send", "when", "now");
        var mail = mailbox.awaitFirst("mara@example.org");
        assertThat(mail.text()).contains("Dear Mara & Lind, welcome to Cities and governments.");
        assertThat(mail.html()).contains("Dear Mara &amp; Lind, <strong");
        assertThat(mailbox.awaitFirst("noname@example.org").text()).contains("Dear reader, welcome");
    }

    @Test
    void whoSavesSecondSeesWhatDiffersAndDecides() {
        String draft = write("Speakers wanted", "One\n\nTwo");
        HttpResponse<String> mine = ines.get(draft + "/edit");
        assertThat(ines.submit(ines.get(draft + "/edit"), draft + "/edit", "body", "One\n\nThree").statusCode())
                .isEqualTo(303);
        HttpResponse<String> second = ines.submit(mine, draft + "/edit", "body", "Zero\n\nOne\n\nTwo");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Http.page(second).select("del").text()).isEqualTo("Three");
        assertThat(Http.page(second).select("ins").eachText()).containsExactly("Zero", "Two");
        assertThat(Http.page(second).select("textarea").text()).startsWith("Zero");
        assertThat(ines.submit(second, draft + "/edit").statusCode()).isEqualTo(303);
        assertThat(Http.page(ines.get(draft + "/edit")).select("textarea").text()).startsWith("Zero");
    }

    @Test
    void leavesOnlyAfterSomebodyElseHasApprovedTheVeryWords(@Autowired Http http) {
        groups.importMembers("cities", 1);
        assertThat(ines.submit(ines.get("/staff/announcements/approval"), "/staff/announcements/approval",
                "everywhere", "true").statusCode()).isEqualTo(303);
        String draft = write("Careful", "Text");
        HttpResponse<String> page = ines.get(draft);
        assertThat(Http.page(page).select("form[action$=/send]")).isEmpty();
        assertThat(Http.page(page).select("main .btn:not(.quiet)").text()).isEqualTo("Ask for approval");
        assertThat(ines.submit(page, draft + "/ask").statusCode()).isEqualTo(303);
        HttpResponse<String> asked = ines.get(draft);
        assertThat(Http.page(asked).select("form[action$=/decide], main .btn:not(.quiet):not(.danger)")).isEmpty();
        assertThat(Http.page(asked).select("#approval").text()).contains("Now somebody else decides");
        assertThat(press(asked, draft + "/decide", "version", "0", "decision", "approve").statusCode())
                .isEqualTo(409);
        assertThat(press(asked, draft + "/send", "version", "0", "when", "now").statusCode())
                .isEqualTo(409);
        Http other = cast.signIn(http, cast.moderator("Olu", groups.id("cities")));
        assertThat(other.submit(other.get(draft), draft + "/decide", "decision", "decline").statusCode())
                .isEqualTo(422);
        assertThat(other.submit(other.get(draft), draft + "/decide", "decision", "approve").statusCode())
                .isEqualTo(303);
        assertThat(Http.page(ines.get(draft)).select("#approval").text()).contains("Olu approved it");
        ines.submit(ines.get(draft + "/edit"), draft + "/edit", "body", "Other text");
        assertThat(Http.page(ines.get(draft)).select("form[action$=/send]")).isEmpty();
        ines.submit(ines.get(draft), draft + "/ask");
        other.submit(other.get(draft), draft + "/decide", "decision", "approve");
        assertThat(ines.submit(ines.get(draft), draft + "/send", "when", "now").statusCode()).isEqualTo(303);
        assertThat(mailbox.awaitFirst("member1@example.org").text()).contains("Other text");
        assertThat(Http.page(ines.get("/staff/audit")).text()).contains("Approved an announcement");
    }

    @Test
    void carriesPicturesInItsTextAndFilesBehindIt() throws Exception {
        groups.importMembers("cities", 5);
        String draft = write("With a picture", "Look:\n\n![Our room](room.jpg)\n\nand read.");
        assertThat(attach(draft, "Room.JPEG", "", picture("jpeg", 3000, 2000)).statusCode()).isEqualTo(422);
        assertThat(attach(draft, "room.jpeg", "Our room", picture("jpeg", 3000, 2000)).statusCode()).isEqualTo(303);
        assertThat(attach(draft, "Prüfung.pdf", "", "%PDF-1.7 content".getBytes(UTF_8)).statusCode()).isEqualTo(303);
        HttpResponse<String> page = ines.get(draft);
        assertThat(Http.page(page).select("#attachments li").text()).contains("room.jpg", "Prüfung.pdf");
        assertThat(Http.page(ines.get(draft + "/mail")).select("img[src^=data:image/jpeg]").attr("alt"))
                .isEqualTo("Our room");
        ines.submit(page, draft + "/send", "when", "now");
        for (int i = 1; i <= 5; i++) {
            MimeMessage mail = mailbox.awaitFirst("member" + i + "@example.org").message();
            MimeMultipart mixed = (MimeMultipart) mail.getContent();
            assertThat(mail.getContentType()).startsWith("multipart/mixed");
            MimeMultipart related = (MimeMultipart) ((MimeMultipart) mixed.getBodyPart(0).getContent())
                    .getBodyPart(1).getContent();
            String id = ((MimePart) related.getBodyPart(1)).getContentID();
            assertThat((String) related.getBodyPart(0).getContent())
                    .contains("src=\"cid:" + id.replaceAll("[<>]", "") + "\"");
            assertThat(ImageIO.read(related.getBodyPart(1).getInputStream()).getWidth()).isEqualTo(1200);
            assertThat(MimeUtility.decodeText(mixed.getBodyPart(1).getFileName())).isEqualTo("Prüfung.pdf");
            assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).asString(UTF_8)
                    .isEqualTo("%PDF-1.7 content");
        }
    }

    @Test
    void takesNoFileThatIsNotWhatItsNameSays() throws Exception {
        String draft = write("Files", "Text");
        byte[] png = picture("png", 40, 40);
        assertThat(
                attach(draft, "x.svg", "x", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)).statusCode())
                .isEqualTo(422);
        assertThat(attach(draft, "x.png", "x", "<script>alert(1)</script>".getBytes(UTF_8)).statusCode())
                .isEqualTo(422);
        assertThat(attach(draft, "x.png", "x", Arrays.copyOf(png, 60)).statusCode()).isEqualTo(422);
        byte[] bomb = png.clone();
        ByteBuffer.wrap(bomb).putInt(16, 100_000).putInt(20, 100_000);
        HttpResponse<String> refused = attach(draft, "x.png", "x", bomb);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.page(refused).select("#f-file-wrong").text()).contains("million pixels");
        assertThat(attach(draft, "big.pdf", "", pdf(6 << 20)).statusCode()).isEqualTo(422);
        assertThat(Http.page(ines.get(draft)).select("#attachments li")).isEmpty();
    }

    private static byte[] pdf(int octets) {
        byte[] content = new byte[octets];
        System.arraycopy("%PDF-1.7".getBytes(UTF_8), 0, content, 0, 8);
        return content;
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private HttpResponse<String> attach(String draft, String name, String alt, byte[] content) throws IOException {
        String token = Http.page(ines.get(draft)).select("input[name=_csrf]").attr("value");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(("--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"alt\"\r\n\r\n" + alt
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: image/png\r\n\r\n").getBytes(UTF_8));
        body.write(content);
        body.write("\r\n--x--\r\n".getBytes(UTF_8));
        return ines.send(ines.request(draft + "/attachments", "Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** As a page that is out of date would. */
    private HttpResponse<String> press(HttpResponse<String> page, String action, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        all.addAll(List.of("_csrf", Http.page(page).select("input[name=_csrf]").attr("value")));
        return ines.post(action, all.toArray(String[]::new));
    }

    private String write(String subject, String body, String... more) {
        List<String> fields = new ArrayList<>(List.of("subject", subject, "body", body));
        fields.addAll(List.of(more));
        HttpResponse<String> saved = ines.submit(ines.get("/staff/announcements/new?group=cities"),
                "/staff/announcements/new", fields.toArray(String[]::new));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }
}
