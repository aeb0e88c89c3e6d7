package org.convene.note;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

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
