package org.convene.answer;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.invitation.Invitations;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotDate;
import org.convene.subscription.MemberAddition;
import org.convene.subscription.Subscriptions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What a member answers on the page of their own dates, and what moderators and other members see of it. */
@ConveneTest
class MyDatesIT {
    private static final LocalDateTime DECEMBER = LocalDateTime.parse("2026-12-10T15:00:00");
    private static final LocalDateTime JANUARY = LocalDateTime.parse("2027-01-14T15:00:00");
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    WorkingGroups groups;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    private final String tomas = "tomas-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        join(mara, "Mara Lind", "America/New_York");
        join(tomas, "Tomás Rey", "Europe/Berlin");
        meeting = scene.open(group, scene.monthly());
    }

    @Test
    void aMemberAnswersAllDatesAndSingleOnes() {
        String page = dates(mara);
        Document shown = Http.page(http.get(page));
        assertThat(shown.text()).contains("Monthly call").contains("Early").contains("Late")
                .contains("9:00–10:00 AM New York").contains("3:00 PM Berlin").contains("Fills in every date");
        assertThat(Http.page(http.get(page.replace("/dates", ""))).select("a[href$=/dates]")).hasSize(1);
        String times = shown.select("a[href*=#times-]").attr("href");
        assertThat(Http.page(http.get(times)).select(times.substring(times.indexOf('#')) + " input[name=slots]"))
                .as("where the times are chosen").hasSize(2);
        Elements all = shown.select("form:has(input[name=slot])");
        assertThat(http.post(page, "slot", value(all, "slot"), "answer", "ACCEPTED").body())
                .contains("your answer is noted").contains("You said: I will come.");
        Elements january = shown.select("form:has(input[value=" + "2027-01-14T15:00" + "])");
        http.post(page, "invitation", value(january, "invitation"), "date", value(january, "date"), "answer",
                "DECLINED");
        assertThat(forecast(DECEMBER)).isEqualTo(Map.of(Answer.ACCEPTED, 1L, Answer.NEEDS_ACTION, 1L));
        assertThat(forecast(JANUARY)).isEqualTo(Map.of(Answer.DECLINED, 1L, Answer.NEEDS_ACTION, 1L));
        http.get(page);
        assertThat(forecast(JANUARY)).containsEntry(Answer.DECLINED, 1L);
        assertThat(http.post(page, "invitation", value(january, "invitation"), "date", "2027-01-15T15:00", "answer",
                "DECLINED").statusCode()).isEqualTo(404);
        assertThat(http.post(page, "slot", value(all, "slot"), "answer", "nonsense").statusCode()).isEqualTo(404);
        assertThat(http.post(dates(tomas), "invitation", value(january, "invitation"), "date", value(january, "date"),
                "answer", "ACCEPTED").statusCode()).isEqualTo(404);
        assertThat(http.get("/preferences/nonsense/dates").statusCode()).isEqualTo(404);
    }

    @Test
    void namesAreForModeratorsUnlessTheGroupShowsThemToMembers() {
        String page = dates(mara);
        http.post(page, "slot", meeting.slots().getFirst().id().toString(), "answer", "ACCEPTED");
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String staff = "/staff/meetings/" + meeting.id() + "/answers";
        Document forecast = Http.page(browser.get(staff));
        assertThat(forecast.text()).doesNotContain("Mara Lind");
        assertThat(forecast.select("tbody tr").get(0).text())
                .contains("10 December 2026 15:00–16:00 Berlin · Early 1 0 0 1");
        assertThat(Http.page(browser.get(staff + "?date=2026-12-10&slot=0")).text()).contains("Mara Lind yes");
        assertThat(browser.get(staff + "?date=2026-12-11&slot=0").statusCode()).isEqualTo(404);
        assertThat(Cast.submitTo(browser, staff, "/staff/meetings/" + meeting.id() + "/roster").statusCode())
                .isEqualTo(303);
        assertThat(http.get(dates(tomas)).body()).as("Chatham House").doesNotContain("Mara Lind");
        quotable();
        assertThat(http.get(dates(tomas)).body()).contains("Coming: Mara Lind");
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.ON),
                meetings.byId(meeting.id()).orElseThrow().version());
        assertThat(http.get(dates(tomas)).body()).as("Chatham House").doesNotContain("Mara Lind");
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.OFF),
                meetings.byId(meeting.id()).orElseThrow().version());
        assertThat(http.get(dates(tomas)).body()).contains("Coming: Mara Lind");
        invitations.send(scene.ines(), meeting.id());
        at("14:00", "17:00", "Europe/London");
        assertThat(invitations.send(scene.ines(), meeting.id()).any()).as("the same moments").isFalse();
        assertThat(http.get(dates(tomas)).body()).contains("15:00–16:00").contains("Coming: Mara Lind");
        at("16:30", "19:30", "Europe/London");
        assertThat(http.get(dates(tomas)).body()).as("nobody was told yet").contains("15:00–16:00")
                .contains("Coming: Mara Lind");
        Cast.submitTo(browser, staff, "/staff/meetings/" + meeting.id() + "/roster");
        assertThat(http.get(dates(tomas)).body()).doesNotContain("Mara Lind");
    }

    @Test
    void cancelledDatesAreNotAskedAbout() {
        scene.change(meeting, LocalDate.of(2026, 12, 10), SessionChange.to(Session.Status.CANCELLED));
        assertThat(http.get(dates(mara)).body()).doesNotContain("2026-12-10T15:00").contains("2027-01-14T15:00");
        meetings.cancel(scene.ines(), meeting.id(), "");
        invitations.send(scene.ines(), meeting.id());
        assertThat(http.get(dates(mara)).body()).contains("no invitation at the moment");
    }

    private void at(String early, String late, String zone) {
        meetings.update(scene.ines(), meeting.id(),
                MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                        new MeetingDraft.Time("Early", early, zone, null),
                        new MeetingDraft.Time("Late", late, zone, null)).with(ChathamHouse.OFF),
                meetings.byId(meeting.id()).orElseThrow().version());
    }

    private void quotable() {
        Group now = groups.byId(group.id()).orElseThrow();
        GroupDraft draft = GroupDraft.of(now);
        groups.update(scene.ines(), now.id(), new GroupDraft(draft.community(), draft.section(), draft.slug(),
                draft.name(), draft.purpose(), draft.description(), draft.goals(), draft.rules(), false, draft.links(),
                draft.moderators(), draft.leadBy(), draft.cadence(), draft.displayZones(), draft.language(),
                draft.joining()), now.version());
    }

    private void join(String email, String name, String zone) {
        subscriptions.addMember(scene.ines(), group.slug(),
                new MemberAddition(email, name, "en", zone, "Asked at the conference", true));
    }

    private Map<Answer, Long> forecast(LocalDateTime original) {
        Slot slot = meeting.slots().getFirst();
        SlotDate date = new SlotDate(slot.id(), original, slot.zone());
        return invitations.forecast(meeting, List.of(date)).getOrDefault(date, Map.of());
    }

    private String dates(String member) {
        return Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> mailbox.mailsTo(member), mails -> mails.size() >= 2).getLast().link("/preferences/")
                + "/dates";
    }

    private static String value(Elements form, String name) {
        return form.select("input[name=" + name + "]").attr("value");
    }
}
