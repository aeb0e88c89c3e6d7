package org.convene.announcement;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

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
        ines.submit(ines.get(quiet), quiet + "/send", "when", "now");
        assertThat(mailbox.awaitSubject("member1@example.org", "Quiet").header("Reply-To")).isEmpty();
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
