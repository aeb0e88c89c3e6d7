package org.convene.journeys;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Method;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.admin.SampleCommunities;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A person finds two groups, signs up, confirms, is invited, reads the feed, and leaves with one click. */
@ConveneTest
class MemberJourneyIT {
    private static final String NOOR = "noor@example.org";
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    SampleCommunities samples;

    @BeforeAll
    static void keepIcal4jOffline() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    @BeforeEach
    void communities() {
        samples.writeOnce();
    }

    @Test
    void fromSignUpToOneClick() throws Exception {
        assertThat(Http.page(http.get("/")).text()).contains("Cities and governments", "Monthly call");
        signUp("cities", "monthly-call");
        ReceivedMail confirmation = mailbox.awaitSubject(NOOR, "");
        String confirm = confirmation.link("/confirm/");
        for (int look = 0; look < 3; look++) {
            assertThat(http.get(confirm).statusCode()).isEqualTo(200);
        }
        assertThat(mailbox.mailsTo(NOOR)).hasSize(1);
        Cast.submit(http.fresh(), confirm);

        List<ReceivedMail> mails = mailbox.await(NOOR, 5); // confirmation, welcome, two slots of one call, one of the other
        List<ReceivedMail> invitations = mails.stream().filter(mail -> !mail.calendar().isEmpty()).toList();
        assertThat(invitations).hasSize(3);
        for (ReceivedMail invitation : invitations) {
            Calendar calendar = parse(invitation.calendar());
            assertThat(calendar.getProperty(Method.METHOD).orElseThrow().getValue()).isEqualTo("REQUEST");
            assertThat(calendar.validate().hasErrors()).isFalse();
            assertThat(invitation.calendar()).contains(":mailto:" + NOOR).contains("/join/")
                    .doesNotContain("video.example.org");
            assertThat(invitation.text()).contains("/join/").doesNotContain("video.example.org");
        }
        assertThat(invitations.stream().map(mail -> start(mail.calendar()))).contains(
                Instant.parse("2026-12-10T14:00:00Z"),
                Instant.parse("2026-12-10T17:00:00Z"), Instant.parse("2026-12-08T19:00:00Z"));

        String feed = http.get("/groups/cities/calendar.ics").body();
        assertThat(feed).contains("BEGIN:VEVENT").doesNotContain("video.example.org").doesNotContain("/join/")
                .doesNotContain("ATTENDEE");
        assertThat(parse(feed).getComponents("VEVENT")).isNotEmpty();

        ReceivedMail cities = invitations.stream().filter(mail -> mail.header("List-Id").contains("Cities")).findFirst()
                .orElseThrow();
        assertThat(cities.header("List-Unsubscribe-Post")).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(http.get(cities.oneClick()).statusCode()).isEqualTo(200);
        assertThat(http.fresh().post(cities.oneClick(), "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
        assertThat(http.fresh().post(cities.oneClick(), "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);

        List<ReceivedMail> after = mailbox.await(NOOR, 8); // two cancellations and the goodbye
        List<String> cancelled = after.stream().map(ReceivedMail::calendar)
                .filter(text -> text.contains("METHOD:CANCEL"))
                .toList();
        assertThat(cancelled).hasSize(2).allSatisfy(text -> assertThat(text).doesNotContain("STATUS:"));
        assertThat(cancelled.stream().map(MemberJourneyIT::uid)).isSubsetOf(
                invitations.stream().map(mail -> uid(mail.calendar())).toList());
    }

    private void signUp(String... groups) {
        String query = "?group=" + String.join("&group=", groups);
        String page = http.get("/signup" + query).body();
        assertThat(page).contains("Cities and governments");
        clock.advance(Duration.ofSeconds(10));
        List<String> fields = new java.util.ArrayList<>(
                List.of("email", NOOR, "name", "Noor Haddad", "language", "en", "timeZone",
                        "Europe/Berlin", "website", "", "stamp",
                        org.jsoup.Jsoup.parse(page).select("input[name=stamp]").val()));
        for (String group : groups) {
            fields.addAll(List.of("groups", group));
        }
        assertThat(http.post("/signup", fields.toArray(String[]::new)).headers().firstValue("Location"))
                .hasValue("/signup/sent");
    }

    private static Calendar parse(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static String uid(String calendar) {
        return calendar.lines().filter(line -> line.startsWith("UID:")).findFirst().orElseThrow();
    }

    private static Instant start(String text) {
        try {
            VEvent event = (VEvent) parse(text).getComponent("VEVENT").orElseThrow();
            return java.time.ZonedDateTime.from(event.getDateTimeStart().getDate()).toInstant();
        } catch (Exception unreadable) {
            throw new AssertionError(text, unreadable);
        }
    }
}
