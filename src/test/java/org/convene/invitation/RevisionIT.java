package org.convene.invitation;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.site.InvalidInput;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.convene.invitation.ParsedInvitation.value;

/** Edits wait a while, leave together, and can be held or taken back until then. */
@ConveneTest
class RevisionIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);
    private static final Duration WINDOW = Duration.ofMinutes(5);
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
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    CalendarInbox inbox;
    Group group;
    Meeting meeting;

    @BeforeEach
    void scene() {
        inbox = new CalendarInbox(mailbox);
        group = scene.group("cities");
        scene.join(group, mara, "Europe/Berlin");
        meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
    }

    @Test
    void editsLeaveTogetherOnceNothingWasEditedForAWhile() {
        change(DECEMBER, topic("Buying well"));
        clock.advance(WINDOW.minusSeconds(1));
        change(DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(0, 2, 0, 1));
        clock.advance(WINDOW.minusSeconds(1));
        assertThat(invitations.ripe()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        for (ReceivedMail mail : inbox.received(mara, 4).subList(2, 4)) {
            ParsedInvitation update = ParsedInvitation.of(mail);
            assertThat(update.sequence()).isEqualTo(1);
            assertThat(value(update.override(), Property.SUMMARY)).isEqualTo("Monthly call: Buying well");
        }
        assertThat(invitations.pending(scene.ines(), meeting.id())).isEmpty();
        assertThat(http.json("GET", "/api/v1/audit", "", cast.bearer(cast.ines())).body())
                .contains("0 new, 2 updated, 0 cancelled");
    }

    @Test
    void editsTakenBackAreAsIfTheyHadNeverBeen() {
        change(DECEMBER, topic("Kept"));
        invitations.send(scene.ines(), meeting.id());
        inbox.received(mara, 4);
        change(JANUARY, SessionChange.to(Session.Status.CANCELLED));
        change(DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        Meeting edited = meetings.byId(meeting.id()).orElseThrow();
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Other call", "2026-12-15",
                "FREQ=MONTHLY;BYDAY=3TU", new MeetingDraft.Time("Only", "09:00", "Asia/Tokyo", null)),
                edited.version());
        meetings.cancel(scene.ines(), meeting.id(), "No more.");
        String path = "/api/v1/meetings/" + meeting.id() + "/mailings";
        String[] ines = cast.bearer(cast.ines());
        assertThat(http.json("POST", path, "{\"dryRun\": true}", ines).body()).contains("\"cancelled\":2")
                .contains("\"leavesAt\":\"2026-11-21T09:05:00Z\"");
        assertThat(http.json("DELETE", path, "", ines).statusCode()).isEqualTo(204);
        assertThat(http.json("DELETE", path, "", ines).statusCode()).isEqualTo(409);
        Meeting restored = meetings.byId(meeting.id()).orElseThrow();
        assertThat(restored.slots()).isEqualTo(meeting.slots());
        assertThat(restored.recurrence()).isEqualTo(meeting.recurrence());
        assertThat(restored.title()).isEqualTo("Monthly call");
        assertThat(restored.cancelled()).isFalse();
        assertThat(meetings.occurrence(restored, DECEMBER).orElseThrow().heading()).isEqualTo("Kept");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        clock.advance(WINDOW.multipliedBy(2));
        assertThat(invitations.ripe()).isEmpty();
    }

    @Test
    void whoeverJoinedMeanwhileIsToldWhatIsTrueAgain() {
        String noor = "noor-" + UUID.randomUUID() + "@example.org";
        String lena = "lena-" + UUID.randomUUID() + "@example.org";
        change(DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        scene.join(group, noor, "Europe/Berlin");
        inbox.received(noor, 2).forEach(mail -> assertThat(ParsedInvitation.of(mail).events()).hasSize(2));
        meetings.cancel(scene.ines(), meeting.id(), "No more.");
        scene.join(group, lena, "Europe/Berlin");
        Http browser = cast.signIn(http, scene.ines());
        String page = "/staff/meetings/" + meeting.id();
        assertThat(Cast.submitTo(browser, page, page + "/undo").statusCode()).isEqualTo(303);
        assertThat(browser.get(page).body()).contains("is told what is planned again").contains("Nothing to send");
        for (ReceivedMail mail : inbox.received(noor, 4).subList(2, 4)) {
            ParsedInvitation back = ParsedInvitation.of(mail);
            assertThat(back.method()).isEqualTo("REQUEST");
            assertThat(back.sequence()).isEqualTo(1);
            assertThat(back.events()).as("no date is moved any more").hasSize(1);
        }
        inbox.received(lena, 2)
                .forEach(mail -> assertThat(ParsedInvitation.of(mail).method()).isEqualTo("REQUEST"));
        inbox.received(mara, 2);
    }

    @Test
    void whatIsHeldBackWaitsForSomebodyToSendItWithAWord() {
        change(DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        Http browser = cast.signIn(http, scene.ines());
        String page = "/staff/meetings/" + meeting.id();
        assertThat(browser.get(page).body()).contains("This leaves by itself at 09:05").contains("2 updates");
        assertThat(Cast.submitTo(browser, page, page + "/hold", "held", "true").statusCode()).isEqualTo(303);
        clock.advance(WINDOW.multipliedBy(3));
        assertThat(invitations.ripe()).isEmpty();
        assertThat(browser.get(page).body()).contains("Paused");
        assertThat(Cast.submitTo(browser, page + "/send", page + "/send", "note", "x".repeat(501)).statusCode())
                .isEqualTo(422);
        assertThat(Cast.submitTo(browser, page + "/send", page + "/send", "note", "The room is <taken>.").statusCode())
                .isEqualTo(303);
        ReceivedMail mail = inbox.received(mara, 4).getLast();
        assertThat(mail.text()).contains("The room is <taken>.");
        assertThat(mail.html()).contains("The room is &lt;taken&gt;.");
    }

    @Test
    void whoeverSawOtherEditsHoldsSendsAndUndoesNothing() {
        change(DECEMBER, topic("Mine"));
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id();
        String path = "/api/v1/meetings/" + meeting.id() + "/mailings";
        String[] ines = cast.bearer(cast.ines());
        String dry = http.json("POST", path, "{\"dryRun\": true}", ines).body();
        String seen = dry.replaceAll(".*\"seen\":\"([^\"]+)\".*", "$1");
        assertThat(Http.page(browser.get(page)).select("form[action$=/hold] input[name=seen]").attr("value"))
                .isEqualTo(seen);
        clock.advance(Duration.ofSeconds(30));
        change(JANUARY, topic("Theirs"));
        var late = Cast.submitTo(browser, page, page + "/hold", "held", "true", "seen", seen);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(Http.page(late).text()).contains("went on editing since you looked");
        assertThat(invitations.pending(scene.ines(), meeting.id()).orElseThrow().held()).isFalse();
        assertThat(http.json("POST", path, "{\"seen\": \"" + seen + "\"}", ines).statusCode()).isEqualTo(409);
        assertThat(http.json("DELETE", path + "?seen=" + seen, "", ines).statusCode()).isEqualTo(409);
        assertThat(meetings.occurrence(meeting, JANUARY).orElseThrow().heading()).isEqualTo("Theirs");
        String now = http.json("POST", path, "{\"dryRun\": true}", ines).body()
                .replaceAll(".*\"seen\":\"([^\"]+)\".*", "$1");
        clock.advance(Duration.ofSeconds(30));
        assertThat(Cast.submitTo(browser, page, page + "/hold", "held", "true").statusCode()).isEqualTo(303);
        assertThat(http.json("POST", path, "{\"seen\": \"" + now + "\"}", ines).statusCode())
                .as("held back since").isEqualTo(409);
        assertThat(http.json("POST", path, "{\"seen\": \"tomorrow\"}", ines).statusCode()).isIn(400, 422);
        assertThat(http.json("DELETE", path, "", ines).statusCode()).as("without a mark as before").isEqualTo(204);
        String csrf = Http.page(browser.get(page)).select("input[name=_csrf]").attr("value");
        var gone = browser.post(page + "/undo", "seen", now, "_csrf", csrf);
        assertThat(gone.statusCode()).isEqualTo(409);
        assertThat(Http.page(gone).text()).contains("it has left already").doesNotContain("went on editing");
    }

    @Test
    void newInvitationsMayGoAlone() {
        MeetingDraft three = MeetingScene.draft("Better call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("Early", "15:00", "Europe/Berlin", null),
                new MeetingDraft.Time("Late", "18:00", "Europe/Berlin", null),
                new MeetingDraft.Time("Later", "20:00", "Europe/Berlin", null));
        meetings.update(scene.ines(), meeting.id(), three, meeting.version());
        MailingOrder onlyNew = new MailingOrder(true, "");
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(1, 2, 0, 1));
        assertThat(invitations.planned(scene.ines(), meeting.id(), onlyNew)).isEqualTo(new RoundCounts(1, 0, 0, 1));
        assertThat(invitations.send(scene.ines(), meeting.id(), onlyNew)).isEqualTo(new RoundCounts(1, 0, 0, 1));
        assertThat(value(ParsedInvitation.of(inbox.received(mara, 3).getLast()).master(), Property.SUMMARY))
                .isEqualTo("Better call");
        assertThat(invitations.pending(scene.ines(), meeting.id())).isPresent();
        invitations.undo(scene.ines(), meeting.id());
        ParsedInvitation back = ParsedInvitation.of(inbox.received(mara, 4).getLast());
        assertThat(back.method()).as("a time there is not any more").isEqualTo("CANCEL");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void aMeetingNobodyWasInvitedToWaitsForItsModerators() {
        Meeting fresh = meetings.create(scene.ines(), meeting.group(), scene.monthly());
        meetings.change(scene.ines(), fresh.id(), DECEMBER, topic("Not yet"));
        assertThat(invitations.pending(scene.ines(), fresh.id())).isEmpty();
        clock.advance(WINDOW.multipliedBy(2));
        assertThat(invitations.ripe()).isEqualTo(List.of());
    }

    @Test
    void aDateAndAllThatFollowAreToldTogetherAndTakenBackTogether() {
        MeetingDraft later = MeetingScene.draft("Monthly call", "2027-01-14", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("Early", "16:00", "Europe/Berlin", null));
        Meeting next = meetings.updateFrom(scene.ines(), meeting.id(), JANUARY, later, meeting.version());
        assertThat(next.follows()).isEqualTo(meeting.id());
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(1, 2, 0, 1));
        assertThat(invitations.planned(scene.ines(), next.id())).isEqualTo(new RoundCounts(1, 2, 0, 1));
        MailingOrder onlyNew = new MailingOrder(true, "");
        assertThat(invitations.planned(scene.ines(), meeting.id(), onlyNew).any()).isFalse();
        assertThat(invitations.send(scene.ines(), meeting.id(), onlyNew).any()).as("no date twice").isFalse();
        assertThat(cast.signIn(http.fresh(), scene.ines()).get("/staff/meetings/" + meeting.id() + "/send").body())
                .doesNotContain("Only the new invitations");

        invitations.undo(scene.ines(), next.id());
        assertThat(meetings.byId(next.id())).isEmpty();
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();

        Meeting again = meetings.updateFrom(scene.ines(), meeting.id(), JANUARY, later,
                meetings.byId(meeting.id()).orElseThrow().version());
        clock.advance(WINDOW);
        assertThat(inbox.received(mara, 5)).hasSize(5);
        assertThat(meetings.byId(again.id()).orElseThrow().firstMailed()).isNotNull();
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void aDateBesideTheRuleIsAnInvitationOfItsOwn() {
        meetings.addDate(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 17).atTime(15, 0), SessionChange.NONE);
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(2, 0, 0, 1));
        assertThatThrownBy(() -> meetings.addDate(scene.ines(), meeting.id(), DECEMBER.atTime(15, 0),
                SessionChange.NONE)).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> change(JANUARY, SessionChange.to(DECEMBER.atTime(15, 0))))
                .isInstanceOf(InvalidInput.class);
    }

    private void change(LocalDate date, SessionChange change) {
        meetings.change(scene.ines(), meeting.id(), date, change);
    }

    private static SessionChange topic(String topic) {
        return new SessionChange(null, topic, null, null, null, null, null, null, null, null, null);
    }
}
