package org.convene.feed;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.site.Purpose;
import org.convene.site.Tokens;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendars to subscribe to, through HTTP, read by a library that is not ours. */
@ConveneTest
class FeedIT {
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Tokens tokens;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;

    @BeforeEach
    void aGroupWithAMonthlyCallInTwoEditions() {
        clock.set(Instant.parse("2026-11-21T09:00:00Z"));
        group = scene.group("cities");
        meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
    }

    @Test
    void oneSlotHasACalendarOfItsOwn() throws Exception {
        String early = meeting.slots().getFirst().id().toString();
        List<VEvent> events = events(http.get("/groups/cities/slots/" + early + "/calendar.ics").body());
        assertThat(events).hasSize(1);
        assertThat(events.getFirst().getDateTimeStart()).asString().contains("20261210T150000");
        assertThat(http.get("/groups/cities/slots/" + UUID.randomUUID() + "/calendar.ics").statusCode()).isEqualTo(404);
        assertThat(http.get("/groups/cities/slots/none/calendar.ics").statusCode()).isEqualTo(404);
        scene.group("other");
        assertThat(http.get("/groups/other/slots/" + early + "/calendar.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void aCancelledDateVanishesUnlessItIsAskedFor() throws Exception {
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.to(Session.Status.CANCELLED));
        assertThat(http.get("/groups/cities/calendar.ics").body()).contains("EXDATE").doesNotContain("CANCELLED");
        String shown = http.get("/groups/cities/calendar.ics?cancelled=show").body();
        assertThat(shown).doesNotContain("EXDATE");
        assertThat(events(shown)).filteredOn(one -> one.getStatus() != null
                && one.getStatus().getValue().equals("CANCELLED")).hasSize(2);
    }

    @Test
    void whoAsksAgainHearsThatNothingChangedUntilSomethingDoes() {
        String path = "/groups/cities/calendar.ics";
        String etag = http.get(path).headers().firstValue("ETag").orElseThrow();
        assertThat(http.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.topic("Buying well"));
        HttpResponse<String> changed = http.get(path, "If-None-Match", etag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.body()).contains("Buying well");
        String next = changed.headers().firstValue("ETag").orElseThrow();
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.topic("Selling well"));
        assertThat(http.get(path, "If-None-Match", next).body()).contains("Selling well");
        meetings.cancel(scene.ines(), meeting.id(), "");
        assertThat(http.get(path, "If-None-Match", next).body()).doesNotContain("VEVENT");
    }

    @Test
    void onesOwnCalendarHasTheWayInAndFollowsTheSubscriptions() throws Exception {
        scene.join(group, mara, "Europe/Berlin");
        String page = preferences() + "/calendar";
        assertThat(http.get(page).body()).doesNotContain(".ics");
        assertThat(http.post(page, "act", "open").body()).contains("Your calendar is ready");
        String url = address(page);
        HttpResponse<String> feed = http.get(url);
        assertThat(feed.headers().firstValue("Cache-Control").orElse("")).contains("private");
        assertThat(feed.headers().firstValue("X-Robots-Tag")).contains("noindex");
        assertThat(events(feed.body())).hasSize(2);
        assertThat(feed.body()).doesNotContain("video.example.org").doesNotContain("ATTENDEE");
        String etag = feed.headers().firstValue("ETag").orElseThrow();
        assertThat(http.get(url, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(http.get(url).body()).isEqualTo(feed.body());

        Group other = scene.group("other");
        meetings.create(scene.ines(), other.id(), MeetingScene.draft("Weekly", "2026-12-01", "FREQ=WEEKLY",
                new MeetingDraft.Time("", "15:00", "UTC", null)));
        scene.join(other, mara, "Europe/Berlin");
        assertThat(events(http.get(url, "If-None-Match", etag).body())).hasSize(3);

        clock.set(Instant.parse("2026-12-10T13:50:00Z"));
        String join = join(feed.body());
        assertThat(http.get(join).body()).contains("Go to the room");
        assertThat(http.post(join).headers().firstValue("Location")).contains(MeetingScene.ROOM);
        http.post(preferences() + "/leave-all");
        assertThat(http.get(join).statusCode()).isEqualTo(404);
        assertThat(http.get(url).body()).doesNotContain("VEVENT");
    }

    @Test
    void anotherAddressMakesTheOldOneAndItsLinksWorthless() {
        scene.join(group, mara, "Europe/Berlin");
        String page = preferences() + "/calendar";
        http.post(page, "act", "open");
        String old = address(page);
        http.post(page, "act", "open");
        assertThat(address(page)).isEqualTo(old);
        String join = join(http.get(old).body());
        http.post(page, "act", "cancelled", "cancelled", "true");
        assertThat(http.post(page, "act", "replace").body()).contains("This is the new address");
        assertThat(http.get(old).statusCode()).isEqualTo(404);
        assertThat(http.get(join).statusCode()).isEqualTo(404);
        meetings.change(scene.ines(), meeting.id(), JANUARY, SessionChange.to(Session.Status.CANCELLED));
        assertThat(http.get(address(page)).body()).contains("STATUS:CANCELLED");
        String last = address(page);
        assertThat(http.post(page, "act", "close").body()).contains("no longer works");
        assertThat(http.get(last).statusCode()).isEqualTo(404);
        assertThat(http.post(page, "act", "nonsense").statusCode()).isEqualTo(404);
        assertThat(http.get("/calendar/nonsense.ics").statusCode()).isEqualTo(404);
    }

    @Test
    void thePageToTakeAMeetingAlongTellsWhatIsKeptRightAndWhatIsNot() throws Exception {
        String page = "/groups/cities/add-to-calendar?meeting=" + meeting.id();
        var shown = Http.page(http.get(page));
        assertThat(shown.text()).contains("Monthly call, Early", "Monthly call, Late", "Only the next date",
                "Every month on the second Thursday, 15:00–16:00 Berlin time", "18:00–19:00 Berlin time");
        String google = shown.select("a[href*=calendar.google.com/calendar/r?cid]").attr("href");
        assertThat(URLDecoder.decode(google, StandardCharsets.UTF_8)).contains("cid=webcal://").endsWith(".ics");
        assertThat(shown.select("a[href*=action=TEMPLATE]").attr("href"))
                .contains("dates=20261210T140000Z/20261210T150000Z").contains("text=Monthly%20call");
        String file = shown.select("a[href$=2026-12-10.ics]").attr("href");
        assertThat(events(http.get(file).body())).hasSize(2)
                .allSatisfy(one -> assertThat(one.getProperty("RRULE")).isEmpty());
        assertThat(http.get(file.replace("12-10", "12-11")).statusCode()).isEqualTo(404);
        assertThat(http.get("/groups/cities/add-to-calendar").body()).contains("/groups/cities/calendar.ics");
        assertThat(http.get("/add-to-calendar").body()).contains("/calendar.ics").contains("calendar.google.com");
        scene.group("empty");
        assertThat(http.get("/groups/empty/add-to-calendar").statusCode()).isEqualTo(200);
    }

    private String preferences() {
        UUID id = jdbc.sql("SELECT id FROM subscriber WHERE address = :address").param("address", mara)
                .query(UUID.class).single();
        return "/preferences/" + tokens.issue(Purpose.PREFERENCES, id);
    }

    private String address(String page) {
        return Http.page(http.get(page)).select("textarea#own").text();
    }

    private static String join(String feed) {
        String unfolded = feed.replace("\r\n ", "");
        return unfolded.lines().filter(line -> line.startsWith("CONFERENCE")).findFirst().orElseThrow()
                .replaceAll(".*:(https?:.*)", "$1");
    }

    private static List<VEvent> events(String text) throws Exception {
        Calendar parsed = new CalendarBuilder().build(new java.io.StringReader(text));
        return parsed.getComponents("VEVENT");
    }
}
