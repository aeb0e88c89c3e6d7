package org.convene.dossier;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.invitation.Given;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.SessionChange;
import org.convene.subscription.MemberFilter;
import org.convene.subscription.Subscriptions;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What moderators see of one member's calendar and mail, and sending it again. */
@ConveneTest
class DossierIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;
    Http browser;
    String page;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        scene.join(group, mara, "America/New_York");
        meeting = scene.open(group, scene.monthly());
        browser = cast.signIn(http, cast.moderator("Mo", group.id()));
        page = "/staff/groups/cities/members/" + member();
    }

    private HeldInvitation early() {
        return invitations.heldOf(meeting).stream()
                .filter(one -> one.told().master().start().equals(DECEMBER.atTime(15, 0))).findFirst().orElseThrow();
    }

    private UUID member() {
        return subscriptions.members(cast.ines(), "cities", new MemberFilter(null, mara, null, 1)).getFirst().id();
    }

    @Test
    void showsWhatWasAgreedTo() {
        assertThat(Http.page(browser.get(page)).select("main section:contains(What was agreed to) li").text())
                .startsWith("Agreed by an organiser").contains("Asked at the conference");
    }

    @Test
    void showsWhatWasToldWhetherItArrivedAndWhatWasAnswered() {
        arrived(2);
        HeldInvitation early = early();
        invitations.answer(early.id(), Answer.ACCEPTED);
        invitations.answer(early.id(), Given.here(Answer.DECLINED, DECEMBER.plusDays(35).atTime(15, 0),
                clock.instant()));
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        arrived(4);
        assertThat(Http.page(browser.get("/staff/groups/cities/members")).select("a[href=" + page + "]").text())
                .isEqualTo(mara);
        http.json("PATCH", "/api/v1/groups/cities", "{\"name\": \"Towns too\"}", cast.bearer(cast.ines()));
        Document shown = Http.page(browser.get(page));
        assertThat(shown.select("tbody tr")).hasSize(2).allSatisfy(row -> assertThat(row.text())
                .contains("Monthly call", "changed once", "yes", "sent"));
        assertThat(shown.select("tbody").text()).contains("Early · 15:00 Berlin", "10 Dec 2026, 16:00 Berlin",
                "yes 10 Dec 2026, 15:00 Berlin: no answer 14 Jan 2027, 15:00 Berlin: no", "sent no answer");
        assertThat(shown.select("ul.rows li").eachText()).filteredOn(line -> line.startsWith("Update")).hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("sent")).allSatisfy(line -> assertThat(calendars())
                        .extracting(mail -> mail.subject().replaceAll("\\h", " "))
                        .anyMatch(line.replaceAll("\\h", " ")::contains));
    }

    @Test
    void datesAreNamedByTheClockTheyWereToldBy() {
        arrived(2);
        invitations.answer(early().id(), Given.here(Answer.DECLINED, DECEMBER.plusDays(35).atTime(15, 0),
                clock.instant()));
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly call", "2026-12-10",
                "FREQ=MONTHLY;BYDAY=2TH", new MeetingDraft.Time("Early", "14:00", "Europe/London", null),
                new MeetingDraft.Time("Late", "17:00", "Europe/London", null)), meeting.version());
        assertThat(Http.page(browser.get(page)).select("tbody").text())
                .contains("Early · 14:00 London", "10 Dec 2026, 15:00 Berlin", "14 Jan 2027, 15:00 Berlin: no")
                .doesNotContain("15:00 London");
    }

    @Test
    void sendsAgainWhatWasToldLastToThisPersonAlone() {
        arrived(2);
        scene.join(group, "other-" + mara, "UTC");
        HttpResponse<String> sent = Cast.submitTo(browser, page, page + "/again");
        assertThat(sent.headers().firstValue("Location")).hasValue(page);
        List<ReceivedMail> mails = arrived(4);
        assertThat(mails.subList(2, 4)).extracting(ReceivedMail::calendar)
                .allSatisfy(text -> assertThat(text).contains("METHOD:REQUEST", "SEQUENCE:0"));
        assertThat(browser.get(page).body()).contains("Sent again");
        assertThat(http.json("GET", "/api/v1/audit", "", cast.bearer(cast.ines())).body())
                .contains("invitation.again");
    }

    @Test
    void whoLeftHoldsNothingAndGetsNothing() {
        arrived(2);
        UUID member = member();
        subscriptions.removeMember(cast.ines(), "cities", member);
        assertThat(Http.page(browser.get(page)).select("tbody").text()).contains("taken back");
        var csrf = Http.page(browser.get("/staff/account")).select("input[name=_csrf]").first();
        assertThat(csrf).isNotNull();
        assertThat(browser.post(page + "/again", "_csrf", java.util.Objects.requireNonNull(csrf).attr("value"))
                .statusCode()).isEqualTo(409);
    }

    @Test
    void amongStrangersItIsNotFound() {
        Staff far = cast.moderator("Far", scene.group("far").id());
        Http other = cast.signIn(http.fresh(), far);
        assertThat(other.get(page).statusCode()).isEqualTo(404);
        assertThat(other.get(page.replace("/cities/", "/far/")).statusCode()).isEqualTo(404);
    }

    private List<ReceivedMail> arrived(int many) {
        Awaitility.await().until(() -> calendars().size() >= many);
        return calendars();
    }

    private List<ReceivedMail> calendars() {
        return mailbox.mailsTo(mara).stream().filter(mail -> !mail.calendar().isEmpty()).toList();
    }
}
