package org.convene.meeting;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.group.Group;
import org.convene.invitation.Invitations;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Two moderators at once: the second sees what changed, nothing is lost, nobody is mailed. */
@ConveneTest
class ClashIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    org.convene.testing.SettableClock clock;
    @Autowired
    JsonMapper json;
    Meeting meeting;
    Http ines;
    Http tomo;

    @BeforeEach
    void twoModerators() {
        Group group = scene.group("cities");
        scene.join(group, "mara@example.org", "Europe/Berlin");
        meeting = scene.open(group, scene.monthly());
        ines = cast.signIn(http, scene.ines());
        tomo = cast.signIn(http.fresh(), cast.moderator("Tomo", group.id()));
    }

    @Test
    void theSecondSeesWhatTheFirstMadeOfTheSeriesAndDecides() {
        String form = "/staff/meetings/" + meeting.id() + "/edit";
        HttpResponse<String> opened = tomo.get(form);
        assertThat(ines.submit(ines.get(form), form, "title", "Monthly meeting", "minutes", "90").statusCode())
                .isEqualTo(303);
        HttpResponse<String> second = tomo.submit(opened, form, "title", "Call of the month", "description", "Talk.");
        assertThat(second.statusCode()).isEqualTo(409);
        Document page = Http.page(second);
        assertThat(page.select("input[name=title]").val()).isEqualTo("Call of the month");
        assertThat(page.select("#f-title-clash").text()).contains("Ines").contains("Monthly call")
                .contains("Monthly meeting").contains("what you typed");
        assertThat(page.select("textarea[name=description]").text()).isEqualTo("Talk.");
        assertThat(page.select("#f-description-clash")).isEmpty();
        assertThat(page.select("input[name=minutes]").val()).as("not touched").isEqualTo("90");
        assertThat(page.select("#f-minutes-clash").text()).contains("60").contains("not touched");
        assertThat(page.select("a.btn[href=" + form + "]").text()).isEqualTo("Take theirs");
        assertThat(meetings.byId(meeting.id()).orElseThrow().title()).isEqualTo("Monthly meeting");
        assertThat(invitations.planned(scene.ines(), meeting.id()).updates()).as("only the first edit").isPositive();
        assertThat(tomo.submit(second, form).statusCode()).isEqualTo(303);
        Meeting after = meetings.byId(meeting.id()).orElseThrow();
        assertThat(List.of(after.title(), after.description(), after.minutes()))
                .isEqualTo(List.of("Call of the month", "Talk.", 90));
    }

    @Test
    void aThirdEditBeforeTheDecisionIsShownToo() {
        String form = "/staff/meetings/" + meeting.id() + "/edit";
        HttpResponse<String> opened = tomo.get(form);
        ines.submit(ines.get(form), form, "title", "One");
        HttpResponse<String> second = tomo.submit(opened, form, "title", "Mine");
        ines.submit(ines.get(form), form, "title", "Two");
        HttpResponse<String> third = tomo.submit(second, form, "title", "Mine");
        assertThat(third.statusCode()).isEqualTo(409);
        assertThat(Http.page(third).select("#f-title-clash dd").eachText()).containsExactly("One", "Two");
    }

    @Test
    void whatBothWroteAlikeIsNoClash() {
        String form = "/staff/meetings/" + meeting.id() + "/edit";
        HttpResponse<String> opened = tomo.get(form);
        ines.submit(ines.get(form), form, "title", "One call");
        assertThat(tomo.submit(opened, form, "title", "One call").statusCode()).isEqualTo(303);
    }

    @Test
    void aTypoMendedLeavesTimesAndRuleAsTheyWere() {
        String form = "/staff/meetings/" + meeting.id() + "/edit";
        HttpResponse<String> opened = tomo.get(form);
        Meeting longer = meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly call", "2026-12-10",
                "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH,SU;WKST=SU",
                new MeetingDraft.Time("Early", "15:00", "Europe/Berlin", null),
                new MeetingDraft.Time("Late", "18:00", "Europe/Berlin", 90)), meeting.version());
        HttpResponse<String> second = tomo.submit(opened, form, "title", "Mine");
        assertThat(Http.page(second).select("#f-slots-clash").text()).contains("18:00 Europe/Berlin 90′ (Late)");
        assertThat(Http.page(second).select("input[name=slotMinutes]").eachAttr("value")).startsWith("", "90");
        assertThat(tomo.submit(second, form).statusCode()).isEqualTo(303);
        assertThat(ines.submit(ines.get(form), form, "title", "Monthly meeting").statusCode()).isEqualTo(303);
        Meeting after = meetings.byId(meeting.id()).orElseThrow();
        assertThat(after.title()).isEqualTo("Monthly meeting");
        assertThat(after.slots()).isEqualTo(longer.slots());
        assertThat(after.recurrence()).isEqualTo(longer.recurrence());
    }

    @Test
    void aDateIsGuardedAsWellAndKeepsTheRuleInWords() {
        String form = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        HttpResponse<String> opened = tomo.get(form);
        String series = "/staff/meetings/" + meeting.id() + "/edit";
        HttpResponse<String> seriesOpened = tomo.get(series);
        assertThat(ines.submit(ines.get(form), form, "topic", "Buying well", "time", "16:00").statusCode())
                .isEqualTo(303);
        HttpResponse<String> second = tomo.submit(opened, form, "topic", "Licences", "agenda", "Welcome");
        assertThat(second.statusCode()).isEqualTo(409);
        Document page = Http.page(second);
        assertThat(page.select("input[name=topic]").val()).isEqualTo("Licences");
        assertThat(page.select("#f-topic-clash dd").eachText()).containsExactly("nothing", "Buying well");
        assertThat(page.select("#f-start-clash dd").eachText()).containsExactly("2026-12-10 15:00",
                "2026-12-10 16:00");
        assertThat(page.select("input[name=time]").val()).as("not touched").isEqualTo("16:00");
        assertThat(tomo.submit(second, form).statusCode()).isEqualTo(303);
        Occurrence after = meetings.occurrence(meeting, DECEMBER).orElseThrow();
        assertThat(after.session().topic()).isEqualTo("Licences");
        assertThat(after.times().getFirst().local().getHour()).isEqualTo(16);
        assertThat(tomo.submit(seriesOpened, series, "title", "Other").statusCode()).as("the series stood")
                .isEqualTo(303);
    }

    @Test
    void aSeriesMovedMeanwhileIsNoMoveOfTheDate() {
        String form = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        HttpResponse<String> opened = tomo.get(form);
        MeetingDraft later = MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("Early", "14:00", "Europe/Berlin", null));
        meetings.update(scene.ines(), meeting.id(), later, meeting.version());
        HttpResponse<String> second = tomo.submit(opened, form, "topic", "Licences");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(Http.page(second).select("#f-start-clash").text()).contains("Ines").contains("14:00");
        assertThat(tomo.submit(second, form).statusCode()).isEqualTo(303);
        Occurrence after = meetings.occurrence(meetings.byId(meeting.id()).orElseThrow(), DECEMBER).orElseThrow();
        assertThat(after.times().getFirst().moved()).isFalse();
        assertThat(after.session().topic()).isEqualTo("Licences");
    }

    @Test
    void whatWasTypedForADateThatIsGoneIsShown() {
        String form = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        HttpResponse<String> opened = tomo.get(form);
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly call", "2026-12-08",
                "FREQ=MONTHLY;BYDAY=2TU", new MeetingDraft.Time("Early", "15:00", "Europe/Berlin", null)),
                meeting.version());
        HttpResponse<String> late = tomo.submit(opened, form, "topic", "Licences", "agenda", "Welcome\nTalk");
        assertThat(late.statusCode()).isEqualTo(409);
        Document page = Http.page(late);
        assertThat(page.select("dl.clash dd").eachText()).containsExactly("Licences", "Welcome Talk");
        assertThat(page.select("main a").eachText()).contains("2026-12-08");
        assertThat(tomo.get(form).statusCode()).isEqualTo(404);
    }

    @Test
    void aButtonPressedOnAnOldPageShowsWhatChangedInstead() {
        String form = "/staff/meetings/" + meeting.id() + "/dates/2026-12-10";
        HttpResponse<String> opened = tomo.get(form);
        ines.submit(ines.get(form), form, "topic", "Buying well", "time", "16:00");
        HttpResponse<String> pressed = tomo.submit(opened, form + "/status");
        assertThat(pressed.statusCode()).isEqualTo(409);
        Document page = Http.page(pressed);
        assertThat(page.select("#f-topic-clash").text()).contains("Ines").contains("Buying well");
        assertThat(page.select("input[name=status][checked]").val()).isEqualTo("CANCELLED");
        assertThat(page.select("input[name=topic]").val()).isEqualTo("Buying well");
        assertThat(meetings.occurrence(meeting, DECEMBER).orElseThrow().cancelled()).isFalse();
        assertThat(tomo.submit(pressed, form).statusCode()).as("after having seen it").isEqualTo(303);
        Occurrence after = meetings.occurrence(meeting, DECEMBER).orElseThrow();
        assertThat(after.cancelled()).isTrue();
        assertThat(after.session().topic()).isEqualTo("Buying well");
        HttpResponse<String> cancelled = tomo.get(form);
        assertThat(ines.submit(ines.get(form), form + "/status").statusCode()).isEqualTo(303);
        assertThat(tomo.submit(cancelled, form + "/status").statusCode()).as("both wanted the same").isEqualTo(303);
        assertThat(meetings.occurrence(meeting, DECEMBER).orElseThrow().cancelled()).isFalse();
    }

    @Test
    void aMeetingIsNotCancelledByWhoSawAnOlderOne() {
        String page = "/staff/meetings/" + meeting.id();
        HttpResponse<String> opened = tomo.get(page);
        ines.submit(ines.get(page + "/edit"), page + "/edit", "title", "Call for everybody");
        HttpResponse<String> late = tomo.submit(opened, page + "/cancel", "reason", "No use");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Http.page(late).text()).contains("Somebody else changed this meeting");
        assertThat(meetings.byId(meeting.id()).orElseThrow().cancelled()).isFalse();
        String path = "/api/v1/groups/cities/meetings/" + meeting.id();
        assertThat(http.json("DELETE", path + "?version=" + meeting.version(), "", cast.bearer(scene.ines()))
                .statusCode()).isEqualTo(409);
        assertThat(tomo.submit(tomo.get(page), page + "/cancel").statusCode()).isEqualTo(303);
    }

    @Test
    void editsOfOthersAreNeitherTakenBackNorSentUnseen() {
        String page = "/staff/meetings/" + meeting.id();
        meetings.change(scene.ines(), meeting.id(), DECEMBER, SessionChange.topic("Mine"));
        HttpResponse<String> opened = tomo.get(page);
        HttpResponse<String> looked = tomo.get(page + "/send");
        clock.advance(java.time.Duration.ofSeconds(5));
        meetings.change(scene.ines(), meeting.id(), DECEMBER, SessionChange.topic("Theirs"));
        HttpResponse<String> undone = tomo.submit(opened, page + "/undo");
        assertThat(undone.statusCode()).isEqualTo(409);
        assertThat(Http.page(undone).text()).contains("Somebody went on editing");
        HttpResponse<String> sent = tomo.submit(looked, page + "/send", "note", "Because");
        assertThat(sent.statusCode()).isEqualTo(409);
        assertThat(Http.page(sent).select("input[name=note]").val()).isEqualTo("Because");
        assertThat(invitations.pending(scene.ines(), meeting.id())).isPresent();
        assertThat(tomo.submit(sent, page + "/send").statusCode()).as("after having looked again").isEqualTo(303);
    }

    @Test
    void aPastSessionIsGuardedAsWellAlsoAfterAMistake() {
        Occurrence past = meetings.addPast(scene.ines(), meeting.group(), LocalDate.of(2021, 9, 28),
                Session.PLAIN.withTopic("Beginnings"));
        String form = "/staff/groups/cities/archive/" + past.id();
        HttpResponse<String> opened = tomo.get(form);
        HttpResponse<String> refused = tomo.submit(opened, form, "topic", "", "date", "soon", "notes", "here");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Http.page(refused).select(".wrong").eachAttr("id")).containsExactlyInAnyOrder("f-topic-wrong",
                "f-date-wrong", "f-notes-wrong");
        assertThat(ines.submit(ines.get(form), form, "topic", "How it began", "tags", "history").statusCode())
                .isEqualTo(303);
        HttpResponse<String> second = tomo.submit(refused, form, "topic", "Origins", "date", "2021-09-29", "notes", "");
        assertThat(second.statusCode()).isEqualTo(409);
        Document page = Http.page(second);
        assertThat(page.select("input[name=topic]").val()).isEqualTo("Origins");
        assertThat(page.select("#f-topic-clash dd").eachText()).containsExactly("Beginnings", "How it began");
        assertThat(page.select("input[name=tags]").val()).as("not touched").isEqualTo("history");
        assertThat(page.select("a.btn[href=" + form + "]").text()).isEqualTo("Take theirs");
        assertThat(tomo.submit(second, form).statusCode()).isEqualTo(303);
        Occurrence after = meetings.occurrence(meeting.group(), past.id()).orElseThrow();
        assertThat(after.date()).isEqualTo("2021-09-29");
        assertThat(after.session().topic()).isEqualTo("Origins");
        assertThat(after.session().tags()).containsExactly("history");
    }

    @Test
    void programsDoNotOverwriteAPastSessionSomebodyElseChanged() {
        String[] bearer = cast.bearer(scene.ines());
        Occurrence past = meetings.addPast(scene.ines(), meeting.group(), LocalDate.of(2021, 9, 28),
                Session.PLAIN.withTopic("Beginnings"));
        String path = "/api/v1/groups/cities/occurrences/" + past.id();
        assertThat(http.json("PATCH", path, "{\"notes\": \"https://notes.example.org/1\", \"version\": %d}"
                .formatted(past.version()), bearer).statusCode()).isEqualTo(200);
        HttpResponse<String> late = http.json("PATCH", path, "{\"topic\": \"Other\", \"version\": %d}"
                .formatted(past.version()), bearer);
        assertThat(late.statusCode()).isEqualTo(409);
        JsonNode now = json.readTree(http.get(path).body());
        assertThat(now.get("topic").asString()).isEqualTo("Beginnings");
        JsonNode changed = json.readTree(http.json("PATCH", path, "{\"topic\": \"Other\", \"version\": %d}"
                .formatted(now.get("version").asLong()), bearer).body());
        assertThat(changed.get("version").asLong()).isEqualTo(now.get("version").asLong() + 1);
    }

    @Test
    void programsAreToldWhatChanged() {
        String[] bearer = cast.bearer(scene.ines());
        String path = "/api/v1/groups/cities/meetings/" + meeting.id();
        assertThat(http.json("PATCH", path, """
                {"title": "One", "recurrence": "FREQ=MONTHLY;BYDAY=3TH", "venue": {"joinUrl": "https://x.example.org/j"},
                 "version": %d}""".formatted(meeting.version()), bearer).statusCode()).isEqualTo(200);
        HttpResponse<String> late = http.json("PATCH", path,
                "{\"title\": \"Two\", \"version\": %d}".formatted(meeting.version()), bearer);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).doesNotContain("x.example.org");
        JsonNode changed = json.readTree(late.body()).get("changed");
        assertThat(changed.findValuesAsString("pointer")).containsExactly("/title", "/start", "/recurrence",
                "/venue/joinUrl");
        assertThat(changed.get(0).get("before").asString()).isEqualTo("Monthly call");
        assertThat(changed.get(0).get("now").asString()).isEqualTo("One");
        assertThat(changed.get(0).get("by").asString()).isEqualTo(scene.ines().name());
    }

    @Test
    void programsMaySendTheVersionOfADate() {
        String[] bearer = cast.bearer(scene.ines());
        String path = "/api/v1/groups/cities/occurrences/" + meeting.id() + "_2026-12-10";
        assertThat(json.readTree(http.get(path).body()).get("version").asLong()).isZero();
        JsonNode first = json.readTree(
                http.json("PATCH", path, "{\"topic\": \"One\", \"version\": 0}", bearer).body());
        assertThat(first.get("version").asLong()).isEqualTo(1);
        HttpResponse<String> late = http.json("PATCH", path, "{\"topic\": \"Two\", \"version\": 0}", bearer);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(json.readTree(late.body()).get("changed").get(0).get("pointer").asString()).isEqualTo("/topic");
        assertThat(http.json("PATCH", path, "{\"topic\": \"Two\", \"version\": 1}", bearer).statusCode())
                .isEqualTo(200);
    }
}
