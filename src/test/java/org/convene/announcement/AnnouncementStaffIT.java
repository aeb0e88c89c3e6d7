package org.convene.announcement;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

    private String write(String subject, String body) {
        HttpResponse<String> saved = ines.submit(ines.get("/staff/announcements/new?group=cities"),
                "/staff/announcements/new", "subject", subject, "body", body);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return saved.headers().firstValue("Location").orElseThrow().replaceFirst("^http://[^/]+", "");
    }
}
