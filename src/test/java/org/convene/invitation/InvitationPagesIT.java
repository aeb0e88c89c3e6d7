package org.convene.invitation;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.ParsedInvitation.at;
import static org.convene.invitation.ParsedInvitation.value;

/** The pages behind an invitation, the public feeds, and what staff see before they send. */
@ConveneTest
class InvitationPagesIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    /** Other addresses in every test: a mail still on its way does no harm. */
    private final String mara = "mara-" + java.util.UUID.randomUUID() + "@example.org";
    private final String tomas = "tomas-" + java.util.UUID.randomUUID() + "@example.org";
    CalendarInbox inbox;
    Group group;

    @BeforeEach
    void scene() {
        inbox = new CalendarInbox(mailbox);
        group = scene.group("cities");
    }

    @Test
    void theJoinLinkOpensAroundTheMeetingOnly() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        String link = inbox.received(mara, 2).getFirst().link("/join/");
        assertThat(http.get(link).body()).contains("The room opens on").doesNotContain("video.example.org");
        assertThat(http.post(link).statusCode()).isEqualTo(200);
        clock.set(Instant.parse("2026-12-10T13:46:00Z"));
        assertThat(http.get(link).body()).contains("Be kind").contains("Go to the room")
                .doesNotContain("video.example.org");
        HttpResponse<String> room = http.post(link);
        assertThat(room.statusCode()).isEqualTo(303);
        assertThat(room.headers().firstValue("Location")).contains(MeetingScene.ROOM);
        clock.set(Instant.parse("2026-12-12T13:46:00Z"));
        assertThat(http.get(link).body()).contains("The room opens on");
        meetings.cancel(scene.ines(), meeting.id(), "");
        invitations.send(scene.ines(), meeting.id());
        assertThat(http.get(link).statusCode()).isEqualTo(404);
        assertThat(http.get("/join/nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    void answersAreKeptAndOnlyByPost() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        String link = inbox.received(mara, 2).getFirst().link("/answer/");
        assertThat(Http.page(http.get(link)).text()).contains("Thu 10 December").contains("your time, Berlin")
                .containsPattern("1[58]:00–1[69]:00").contains("every month on the second Thursday")
                .contains("counts for all its coming dates");
        assertThat(Http.page(http.get(link)).select("a[href$=/dates]")).hasSize(1);
        assertThat(invitations.answers(scene.ines(), meeting.id())).hasSize(1);
        assertThat(http.post(link, "answer", "ACCEPTED").body()).contains("your answer is noted");
        assertThat(invitations.answers(scene.ines(), meeting.id())).hasSize(2);
        assertThat(http.post(link, "answer", "nonsense").statusCode()).isEqualTo(422);
        scene.change(meeting, DECEMBER, topic("Still coming?"));
        assertThat(inbox.received(mara, 4).subList(2, 4).stream().map(ReceivedMail::calendar)
                .filter(text -> text.replace("\r\n ", "").contains("PARTSTAT=ACCEPTED"))).hasSize(1);
    }

    @Test
    void aWrongCalendarIsToldAgainWhatItWasToldLast() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        List<ReceivedMail> first = inbox.received(mara, 2);
        meetings.change(scene.ines(), meeting.id(), DECEMBER, topic("Not to be told yet"));
        String page = java.net.URI.create(first.getFirst().link("/answer/")).getPath();
        assertThat(http.get(page).body()).contains("Is your calendar wrong?");
        clock.advance(Duration.ofMinutes(1));
        assertThat(http.post(page + "/again").body()).contains("It is on its way");
        List<ReceivedMail> again = inbox.received(mara, 4).subList(2, 4);
        for (ReceivedMail mail : again) {
            ParsedInvitation told = ParsedInvitation.of(mail);
            ParsedInvitation before = java.util.Objects
                    .requireNonNull(CalendarInbox.byUid(first).get(told.uid()));
            assertThat(told.method()).isEqualTo("REQUEST");
            assertThat(told.sequence()).isEqualTo(before.sequence());
            assertThat(at(told.master(), Property.DTSTAMP)).isAfter(at(before.master(), Property.DTSTAMP));
            assertThat(mail.calendar() + mail.text()).doesNotContain("Not to be told yet");
        }
        http.post(page + "/again");
        http.post(page + "/again");
        assertThat(http.post(page + "/again").statusCode()).isEqualTo(429);
        assertThat(http.post("/answer/nonsense/again").statusCode()).isEqualTo(404);
    }

    @Test
    void feedsAreCachedAndHoldNoRoom() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.to(Session.Status.CANCELLED));
        meetings.change(scene.ines(), meeting.id(), DECEMBER, topic("Buying open source well"));
        for (String path : List.of("/calendar.ics", "/groups/cities/calendar.ics")) {
            HttpResponse<String> feed = http.get(path);
            assertThat(feed.statusCode()).isEqualTo(200);
            assertThat(feed.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT))
                    .startsWith("text/calendar");
            assertThat(feed.body()).doesNotContain("video.example.org").doesNotContain("/join/")
                    .doesNotContain("METHOD").doesNotContain("ATTENDEE").doesNotContain("ORGANIZER");
            ParsedInvitation parsed = ParsedInvitation.of(feed.body());
            assertThat(parsed.events()).hasSize(4);
            assertThat(value(parsed.master(), Property.EXDATE)).contains("20270114T1");
            String etag = feed.headers().firstValue("ETag").orElseThrow();
            String modified = feed.headers().firstValue("Last-Modified").orElseThrow();
            assertThat(http.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
            assertThat(http.get(path, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
            clock.advance(Duration.ofDays(3));
            assertThat(http.get(path).body()).isEqualTo(feed.body());
        }
        clock.advance(Duration.ofDays(1));
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.to(Session.Status.CONFIRMED));
        assertThat(ParsedInvitation.of(http.get("/calendar.ics").body()).master().getProperty(Property.EXDATE))
                .isEmpty();
    }

    @Test
    void theSendPageCountsAndShowsTheMail() {
        join(mara, tomas);
        Meeting meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        Http browser = cast.signIn(http, scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/send";
        String text = Http.page(browser.get(page)).text();
        assertThat(text).contains("4 new invitations").contains("Send to 2 people").contains("Monthly call")
                .contains("Every date has 2 times");
        assertThat(browser.get("/staff/meetings/" + meeting.id()).body()).contains("4 new invitations");
        String[] ines = cast.bearer(cast.ines());
        String dry = http.json("POST", "/api/v1/meetings/" + meeting.id() + "/mailings", "{\"dryRun\": true}", ines)
                .body();
        assertThat(dry).contains("\"new\":4").contains("\"updated\":0").contains("\"cancelled\":0");
        assertThat(inbox.to(mara)).isEmpty();
        assertThat(Cast.submitTo(browser, page, page).statusCode()).isEqualTo(303);
        inbox.received(mara, 2);
        assertThat(Http.page(browser.get(page)).text()).contains("Nothing to send");
    }

    private void join(String... members) {
        for (String member : members) {
            scene.join(group, member, "Europe/Berlin");
        }
    }

    private static SessionChange topic(String topic) {
        return new SessionChange(null, topic, null, null, null, null, null, null, null, null, null);
    }
}
