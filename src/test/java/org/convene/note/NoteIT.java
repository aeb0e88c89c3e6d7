package org.convene.note;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceTime;
import org.convene.meeting.Person;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Notes of a session: begun with the group’s template, written by moderators, read by everybody. */
@ConveneTest
class NoteIT {
    private static final LocalDate DATE = LocalDate.of(2026, 12, 10);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    SettableClock clock;
    Group group;
    Meeting meeting;
    String id;
    Http browser;

    @BeforeEach
    void aSessionThatIsOver() {
        group = scene.group("cities");
        meeting = meetings.create(scene.ines(), group.id(), scene.monthly());
        meetings.change(scene.ines(), meeting.id(), DATE, new SessionChange(null, "Buying well", null,
                "Welcome (5 min)\nTalk", List.of(new Person("Ines Falk", "", "")),
                List.of(new Person("Mara Lind", "City of Exampleby", "")), null, null, null, null, null));
        id = meeting.id() + "_" + DATE;
        clock.set(Instant.parse("2026-12-10T18:30:00Z"));
        browser = cast.signIn(http.fresh(), scene.ines());
    }

    @Test
    void underTheChathamHouseRuleNotesBeginWithItAndNameNobody() {
        assertThat(browser.get("/staff/meetings/" + meeting.id() + "/dates/" + DATE).body()).contains(path());
        assertThat(draft()).startsWith("> The Chatham House rule applies").contains("## Agenda", "- Welcome (5 min)",
                "## What was said").doesNotContain("Mara Lind").doesNotContain("Who was there").doesNotContain("{{");
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.OFF),
                meetings.byId(meeting.id()).orElseThrow().version());
        assertThat(draft()).doesNotContain("Chatham").contains("## Who was there\n\n- Ines Falk\n- Mara Lind (City of");
    }

    @Test
    void whatIsWrittenIsPublicAndTheSessionLinksToIt() {
        String page = "/groups/cities/archive/" + id;
        assertThat(http.get(page).statusCode()).isEqualTo(404);
        HttpResponse<String> tried = browser.submit(browser.get(path()), path(), "text", "# Buying\n\n**Well**",
                "look", "look");
        assertThat(Http.page(tried).select(".prose strong").text()).isEqualTo("Well");
        assertThat(Http.page(tried).select("textarea").text()).contains("**Well**");
        assertThat(http.get(page).statusCode()).as("only looked at").isEqualTo(404);
        assertThat(Cast.submit(browser, path(), "text", "# Buying\n\n**Well** <script>alert(1)</script>").statusCode())
                .isEqualTo(303);
        assertThat(http.get(page).body()).contains("<strong>Well</strong>", "10 Dec 2026")
                .doesNotContain("<script>alert");
        assertThat(left().notes()).isEqualTo("http://convene.example.org" + page);
        assertThat(http.get("/groups/cities/archive").body()).contains(page);
        meetings.cancel(scene.ines(), meeting.id(), "We are done.");
        assertThat(Cast.submit(browser, path(), "text", "# Buying\n\n**Well** until the end").statusCode())
                .as("what was held can be noted when the series has ended").isEqualTo(303);
        String date = "/staff/meetings/" + meeting.id() + "/dates/" + DATE;
        assertThat(browser.submit(browser.get(date), date, "slides", "https://slides.example.org/1").statusCode())
                .isEqualTo(303);
        meetings.recorded(meeting.id(), Instant.parse("2026-12-10T14:05:00Z"), "https://video.example.org/r/1");
        assertThat(left()).isEqualTo(new Session.Material("http://convene.example.org" + page,
                "https://slides.example.org/1", "https://video.example.org/r/1", ""));
        String coming = "/staff/groups/cities/occurrences/" + meeting.id() + "_2027-01-14/notes";
        assertThat(Cast.submit(browser, coming, "text", "Never held").body()).contains("has been cancelled")
                .doesNotContain("Somebody else wrote");
        assertThat(browser.get(path()).body()).contains("These notes are public");
        assertThat(http.get("/groups/cities/archive/" + meeting.id() + "_2027-01-14").statusCode()).isEqualTo(404);
        assertThat(Cast.submit(browser, path(), "text", "x".repeat(60_001)).statusCode()).isEqualTo(422);
        assertThat(Cast.submit(browser, path(), "text", " ").statusCode()).isEqualTo(303);
        assertThat(http.get(page).statusCode()).isEqualTo(404);
        assertThat(left().notes()).isEmpty();
    }

    @Test
    void aLinkThatLeadsElsewhereStaysAndSessionsWithoutAMeetingHaveNotesToo() {
        meetings.change(scene.ines(), meeting.id(), DATE,
                SessionChange.left(new Session.Material("https://pad.example.org/1", "", "", "")));
        Cast.submit(browser, path(), "text", "Written here too");
        assertThat(left().notes()).isEqualTo("https://pad.example.org/1");
        id = meetings.addPast(scene.ines(), group.id(), LocalDate.of(2021, 9, 28), Session.PLAIN.withTopic("Long ago"))
                .id();
        assertThat(browser.get("/staff/groups/cities/archive").body()).contains(path());
        Cast.submit(browser, path(), "text", "As we remember it");
        assertThat(http.get("/groups/cities/archive/" + id).body()).contains("Long ago", "As we remember it");
        assertThat(meetings.occurrence(group.id(), id).orElseThrow().session().material().notes()).endsWith(id);
    }

    @Test
    void aGroupHasItsOwnTemplateAndSecondsDoNotOverwriteFirsts() {
        String template = "/staff/groups/cities/notes-template";
        assertThat(browser.get(template).body()).contains("{{attendees}}", "## Decisions");
        assertThat(Cast.submit(browser, template, "text", "x".repeat(8_001)).statusCode()).isEqualTo(422);
        assertThat(Cast.submit(browser, template, "text", "# {{topic}}, {{date}}\n\nTo do:").statusCode())
                .isEqualTo(303);
        assertThat(draft()).contains("# Buying well, December 10, 2026\n\nTo do:").startsWith("> The Chatham House");
        String api = "/api/v1/groups/cities/occurrences/" + id + "/notes";
        String[] ines = cast.bearer(cast.ines());
        assertThat(http.json("GET", api, "", ines).body()).contains("\"written\":false", "\"version\":0");
        assertThat(http.json("PATCH", api, "{\"text\":\"First\"}", ines).body()).contains("\"version\":1");
        assertThat(http.json("PATCH", api, "{\"text\":\"Second\"}", ines).statusCode()).isEqualTo(409);
        var late = browser.post(path(), "text", "Third", "version", "0", "_csrf", csrf());
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("First", "Third", "Somebody else wrote");
        assertThat(Cast.submit(browser, template, "text", "").statusCode()).isEqualTo(303);
        assertThat(http.json("GET", "/api/v1/groups/cities/notes-template", "", ines).body()).contains("## Decisions");
        Staff other = cast.moderator("Far", scene.group("far").id());
        assertThat(http.json("GET", api, "", cast.bearer(other)).statusCode()).isIn(403, 404);
    }

    @Test
    void whatWasHeldStaysAsItWasAndNotesFollowTheirDates() {
        LocalDate january = LocalDate.of(2027, 1, 14);
        clock.set(Instant.parse("2027-01-15T09:00:00Z"));
        Map<LocalDate, List<Instant>> before = held(meeting);
        assertThat(before).containsOnlyKeys(DATE, january);
        id = meeting.id() + "_2027-02-11";
        assertThat(Cast.submit(browser, path(), "text", "Prepared").statusCode()).isEqualTo(303);
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Call", "2026-12-15", "FREQ=MONTHLY;BYDAY=3TU",
                new MeetingDraft.Time("Early", "16:00", "Europe/Berlin", 90)), meeting.version());
        Meeting now = meetings.byId(meeting.id()).orElseThrow();
        assertThat(now.firstDate()).isEqualTo(LocalDate.of(2027, 1, 19));
        assertThat(held(now)).as("but for the slot that is gone")
                .isEqualTo(before.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().subList(0, 1))));
        assertThat(meetings.occurrence(now, january).orElseThrow().times().getFirst().minutes()).isEqualTo(60);
        assertThat(http.get("/groups/cities/meetings/" + meeting.id() + "?date=2027-01-14").body()).contains("15:00");
        assertThat(http.get("/groups/cities/calendar.ics").body()).contains("20270114T150000", "20261210T150000")
                .contains("20270119T160000").doesNotContain("20261215T");
        String date = "/staff/meetings/" + meeting.id() + "/dates/" + january;
        assertThat(browser.submit(browser.get(date), date, "topic", "Noted later").statusCode()).isEqualTo(303);
        meetings.recorded(meeting.id(), Instant.parse("2027-01-14T14:05:00Z"), "https://video.example.org/r/2");
        assertThat(meetings.occurrence(now, january).orElseThrow().session().material().recording()).endsWith("/r/2");
        assertNotes(now, LocalDate.of(2027, 2, 16));

        scene.invitations().undo(scene.ines(), meeting.id());
        Meeting again = meetings.byId(meeting.id()).orElseThrow();
        assertThat(again.firstDate()).isEqualTo(DATE);
        assertThat(meetings.occurrence(again, january).orElseThrow().heading()).isEqualTo("Noted later");
        assertNotes(again, LocalDate.of(2027, 2, 11));
        Meeting next = meetings.updateFrom(scene.ines(), meeting.id(), LocalDate.of(2027, 3, 11), scene.monthly(),
                again.version());
        assertThat(next.id()).isNotEqualTo(again.id());
        assertNotes(again, LocalDate.of(2027, 2, 11));
        scene.invitations().undo(scene.ines(), meeting.id());
        id = meeting.id() + "_2027-03-11";
        Cast.submit(browser, path(), "text", "Prepared");
        assertNotes(meetings.updateFrom(scene.ines(), meeting.id(), LocalDate.of(2027, 3, 11), scene.monthly(),
                meetings.byId(meeting.id()).orElseThrow().version()), LocalDate.of(2027, 3, 11));
        scene.invitations().undo(scene.ines(), meeting.id());
        assertNotes(again, LocalDate.of(2027, 3, 11));
    }

    @Test
    void slotsThatTookTurnsStayWithTheDatesTheyHad() {
        Meeting turns = meetings.create(scene.ines(), group.id(), turns("FREQ=WEEKLY;BYDAY=TU", "09:00"));
        clock.set(Instant.parse("2027-01-07T12:00:00Z"));
        Map<LocalDate, List<Instant>> before = held(turns);
        assertThat(before).hasSize(4);
        String date = "/staff/meetings/" + turns.id() + "/dates/2027-01-19";
        assertThat(browser.submit(browser.get(date), date, "topic", "Only words").statusCode()).isEqualTo(303);
        assertThat(meetings.occurrence(turns, LocalDate.of(2027, 1, 19)).orElseThrow().times())
                .allSatisfy(time -> assertThat(time.moved()).isFalse());
        assertThat(browser.submit(browser.get(date), date, "time", "16:00").statusCode()).isEqualTo(303);
        assertThat(meetings.occurrence(turns, LocalDate.of(2027, 1, 19)).orElseThrow().times())
                .extracting(time -> time.local().toString()).containsExactly("2027-01-19T16:00");
        Meeting now = meetings.update(scene.ines(), turns.id(), turns("FREQ=WEEKLY;BYDAY=TH", "10:00"),
                meetings.byId(turns.id()).orElseThrow().version());
        assertThat(held(now)).isEqualTo(before);
        assertThat(meetings.coming(now, 2)).extracting(one -> one.times().getFirst().local().toString())
                .containsExactly("2027-01-07T17:00", "2027-01-14T10:00");
    }

    private static MeetingDraft turns(String rule, String early) {
        return new MeetingDraft("Clinic", "", "2026-12-15", rule, 60, MeetingScene.draft("", "", "").venue(),
                List.of(new MeetingDraft.Time("Early", early, "Europe/Berlin", null),
                        new MeetingDraft.Time("Late", "17:00", "Europe/Berlin", null)),
                true);
    }

    private Map<LocalDate, List<Instant>> held(Meeting of) {
        return meetings.since(of, Instant.parse("2026-01-01T00:00:00Z"), 50).stream()
                .filter(one -> !one.end().isAfter(clock.instant())).collect(Collectors.toMap(Occurrence::date,
                        one -> one.times().stream().map(OccurrenceTime::start).toList()));
    }

    private void assertNotes(Meeting of, LocalDate date) {
        String page = "/groups/cities/archive/" + of.id() + "_" + date;
        assertThat(http.get(page).body()).contains("Prepared");
        assertThat(meetings.occurrence(of, date).orElseThrow().session().material().notes()).endsWith(page);
    }

    private String path() {
        return "/staff/groups/cities/occurrences/" + id + "/notes";
    }

    private String draft() {
        return Objects.requireNonNull(Http.page(browser.get(path())).selectFirst("textarea[name=text]")).wholeText();
    }

    private String csrf() {
        return Http.page(browser.get(path())).select("input[name=_csrf]").attr("value");
    }

    private Session.Material left() {
        return meetings.occurrence(meeting, DATE).orElseThrow().session().material();
    }
}
