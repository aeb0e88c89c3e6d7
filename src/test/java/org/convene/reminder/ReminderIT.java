package org.convene.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.invitation.Given;
import org.convene.invitation.HeldInvitation;
import org.convene.invitation.Invitations;
import org.convene.meeting.ChathamHouse;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
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

/** The mail around a date: who gets it, when, once, and what it says. */
@ConveneTest
class ReminderIT {
    private static final LocalDateTime DECEMBER = LocalDateTime.parse("2026-12-10T15:00:00");
    private static final LocalDate ON = LocalDate.of(2026, 12, 10);
    @Autowired
    MeetingScene scene;
    @Autowired
    Reminders reminders;
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
    private final String tomas = "tomas-" + UUID.randomUUID() + "@example.org";
    private final String noor = "noor-" + UUID.randomUUID() + "@example.org";
    Group group;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
    }

    @Test
    void remindersComeOnceToThoseWhoWantThemAndHaveNotDeclined() {
        Meeting meeting = monthly();
        reminders.standard(scene.ines(), group, Reminder.DAY);
        assertThat(http.get(choices(mara)).body()).contains("As the group decides (now: a day before)");
        assertThat(http.post(choices(mara), "group", group.slug(), "reminder", "HOUR", "clockChanges", "true").body())
                .contains("Saved.");
        decline(meeting, noor);
        look("2026-12-09T13:59:00Z");
        look("2026-12-09T14:30:00Z");
        look("2026-12-09T14:31:00Z");
        ReceivedMail day = mails(tomas, "Reminder", 1).getFirst();
        assertThat(day.subject()).isEqualTo("Reminder: Monthly call, Thursday 10 December 2026, 15:00–16:00 Berlin");
        assertThat(day.text()).contains("Chatham House rule applies").contains("15:00–16:00 Berlin")
                .contains("09:00 New York").contains("/join/")
                .contains("/answer/").doesNotContain("video.example.org");
        assertThat(day.header("List-Unsubscribe")).contains("/unsubscribe/");
        look("2026-12-10T13:10:00Z");
        assertThat(plain(mails(mara, "Reminder", 1).getFirst().text())).contains("9:00–10:00 AM New York");
        look("2027-01-13T14:30:00Z");
        assertThat(mails(tomas, "Reminder", 2)).hasSize(2);
        assertThat(mails(noor, "Reminder", 1)).singleElement()
                .satisfies(mail -> assertThat(mail.subject()).contains("January"));
        assertThat(mails(mara, "Reminder", 1)).hasSize(1);
    }

    @Test
    void whatIsTooLateCancelledUnsureOrNotToldIsNotReminded() {
        Meeting meeting = monthly();
        reminders.standard(scene.ines(), group, Reminder.DAY);
        look("2026-12-10T11:30:00Z");
        look("2026-12-10T13:30:00Z");
        clock.set(SettableClock.START);
        meetings.change(scene.ines(), meeting.id(), ON, SessionChange.to(DECEMBER.plusDays(1)));
        invitations.hold(scene.ines(), meeting.id(), true, null);
        String late = "late-" + UUID.randomUUID() + "@example.org";
        scene.join(group, late, "Asia/Kolkata");
        look("2026-12-10T14:30:00Z");
        assertThat(reminders.due()).as("waits until all members know").extracting(Run::kind).contains(Run.Kind.DAY);
        invitations.send(scene.ines(), meeting.id());
        look("2026-12-10T14:31:00Z");
        assertThat(List.of(mails(tomas, "Reminder", 1), mails(late, "Reminder", 1))).allSatisfy(all -> assertThat(all)
                .singleElement().satisfies(mail -> assertThat(mail.subject()).contains("Friday 11 December 2026")));
        LocalDate january = LocalDate.of(2027, 1, 14);
        scene.change(meeting, january, SessionChange.to(Session.Status.CANCELLED));
        look("2027-01-13T14:30:00Z");
        scene.change(meeting, january, SessionChange.to(Session.Status.TENTATIVE));
        look("2027-01-13T14:40:00Z");
        assertThat(reminders.due()).extracting(Run::kind).doesNotContain(Run.Kind.DAY);
        scene.change(meeting, january, SessionChange.to(Session.Status.CONFIRMED));
        look("2027-01-13T14:50:00Z");
        assertThat(mails(tomas, "Reminder", 2)).hasSize(2);
    }

    @Test
    void whereCalendarsShowTheSameMomentsEverybodyIsRemindedOnce() {
        Meeting meeting = monthly();
        reminders.standard(scene.ines(), group, Reminder.DAY);
        decline(meeting, noor);
        unnoticed(meeting, "14:00", "Europe/London");
        look("2026-12-09T14:30:00Z");
        unnoticed(meeting, "16:00", "Europe/Athens");
        look("2026-12-09T14:31:00Z");
        assertThat(mails(tomas, "Reminder", 1)).as("by whatever zone").hasSize(1);
        assertThat(mails(mara, "Reminder", 1)).hasSize(1);
        assertThat(all(noor, "Reminder")).as("declined it under its old name").isEmpty();
        String late = "late-" + UUID.randomUUID() + "@example.org";
        scene.join(group, late, "Asia/Kolkata");
        look("2027-01-13T14:30:00Z");
        assertThat(List.of(mails(late, "Reminder", 1), mails(noor, "Reminder", 1))).allMatch(one -> one.size() == 1);
        assertThat(List.of(mails(tomas, "Reminder", 2), mails(mara, "Reminder", 2))).allMatch(one -> one.size() == 2);
    }

    @Test
    void aMovedDateIsRemindedOfWhateverTheOthersWouldBe() {
        scene.join(group, tomas, "Europe/Berlin");
        Meeting meeting = scene.open(group, MeetingScene.draft("Last call", "2026-12-10",
                "FREQ=WEEKLY;UNTIL=20261210T235959", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        reminders.standard(scene.ines(), group, Reminder.DAY);
        scene.change(meeting, ON, SessionChange.to(DECEMBER.plusDays(1)));
        unnoticed(meeting, "11:00", "Europe/Berlin");
        look("2026-12-10T14:30:00Z");
        assertThat(mails(tomas, "Reminder", 1).getFirst().subject()).contains("Friday 11 December 2026, 15:00");
    }

    /** Another time that brings no date another moment. */
    private void unnoticed(Meeting meeting, String time, String zone) {
        Meeting now = meetings.byId(meeting.id()).orElseThrow();
        meetings.update(scene.ines(), now.id(), MeetingScene.draft(now.title(), now.firstDate().toString(),
                now.recurrence().toRule(), new MeetingDraft.Time("", time, zone, null)), now.version());
        assertThat(invitations.send(scene.ines(), now.id()).any()).as("nobody sees a difference").isFalse();
    }

    @Test
    void changesOfClocksAreToldOnceToThoseWhoseHourMoves() {
        scene.join(group, mara, "America/New_York");
        scene.join(group, tomas, "Europe/Berlin");
        scene.join(group, noor, "Australia/Sydney");
        clock.set(Instant.parse("2027-02-20T09:00:00Z"));
        Meeting meeting = scene.open(group, MeetingScene.draft("Weekly call", "2027-03-04", "FREQ=WEEKLY;BYDAY=TH",
                new MeetingDraft.Time("", "15:00", "Europe/Paris", null)));
        unnoticed(meeting, "15:00", "Europe/Berlin");
        for (Instant day = Instant.parse("2027-02-26T10:00:00Z"); day
                .isBefore(Instant.parse("2027-05-01T00:00:00Z")); day = day.plus(Duration.ofHours(18))) {
            look(day.toString());
        }
        List<ReceivedMail> america = mails(mara, "Another hour", 2);
        assertThat(america).extracting(mail -> plain(mail.subject())).containsExactly(
                "Another hour for you: Weekly call, Thursday 18 March 2027, 10:00–11:00 AM New York",
                "Another hour for you: Weekly call, Thursday 1 April 2027, 9:00–10:00 AM New York");
        assertThat(plain(america.getFirst().text())).contains("One hour later for you").contains("New York")
                .contains("Last time it was 9:00–10:00 AM for you").contains("keeps its hour in Berlin");
        assertThat(america.getLast().text()).contains("One hour earlier for you").contains("Berlin");
        assertThat(mails(noor, "Another hour", 2)).extracting(mail -> plain(mail.subject())).containsExactly(
                "Another hour for you: Weekly call, Friday 2 April 2027, 12:00–1:00 AM Sydney",
                "Another hour for you: Weekly call, Thursday 8 April 2027, 11:00 PM–12:00 AM Sydney");
        assertThat(all(tomas, "Another hour")).isEmpty();
    }

    @Test
    void aDateMovedToAnotherDayIsWarnedOfAsWellUnlessItsHourIsAnother() {
        scene.join(group, mara, "America/New_York");
        clock.set(Instant.parse("2027-02-20T09:00:00Z"));
        for (LocalDateTime moved : List.of(LocalDateTime.parse("2027-03-19T15:00"), LocalDateTime.parse(
                "2027-03-19T17:00"))) {
            Meeting meeting = scene.open(group, MeetingScene.draft("Call at " + moved.getHour(), "2027-03-04",
                    "FREQ=WEEKLY;BYDAY=TH", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
            scene.change(meeting, LocalDate.of(2027, 3, 18), SessionChange.to(moved));
        }
        look("2027-03-13T09:00:00Z");
        ReceivedMail mail = mails(mara, "Another hour", 1).getFirst();
        assertThat(plain(mail.subject()))
                .isEqualTo("Another hour for you: Call at 15, Friday 19 March 2027, 10:00–11:00 AM New York");
        assertThat(plain(mail.text())).contains("Last time it was 9:00–10:00 AM for you")
                .contains("moved to another day, but it keeps its hour in Berlin");
    }

    @Test
    void whatIsLeftIsToldWhenAModeratorSaysSo() {
        Meeting meeting = monthly();
        http.post(choices(noor), "group", group.slug(), "reminder", "", "clockChanges", "true");
        String page = "/staff/meetings/" + meeting.id() + "/dates/" + ON + "/follow-up";
        Http browser = cast.signIn(http.fresh(), scene.ines());
        meetings.change(scene.ines(), meeting.id(), ON, material("https://notes.example.org/12", ""));
        assertThat(Http.page(browser.get(page)).text()).contains("no notes, slides or recording yet");
        clock.set(Instant.parse("2026-12-10T20:00:00Z"));
        browser = cast.signIn(http.fresh(), scene.ines());
        assertThat(Http.page(browser.get(page)).text()).contains("Send to 2 members");
        assertThat(Cast.submitTo(browser, page, page).statusCode()).isEqualTo(303);
        ReceivedMail told = mails(mara, "From the meeting", 1).getFirst();
        assertThat(told.text()).contains("https://notes.example.org/12").contains("Thursday 10 December 2026");
        assertThat(Http.page(browser.get(page)).text()).contains("Members were told of this");
        meetings.change(scene.ines(), meeting.id(), ON,
                material("https://notes.example.org/12", "https://slides.example.org/12"));
        assertThat(Cast.submitTo(browser, page, page).statusCode()).isEqualTo(303);
        assertThat(mails(mara, "From the meeting", 2).getLast().text()).contains("https://slides.example.org/12")
                .doesNotContain("Recording");
        assertThat(all(noor, "From the meeting")).isEmpty();
    }

    /** The space that does not break in front of AM and PM as an ordinary one. */
    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    private Meeting monthly() {
        scene.join(group, mara, "America/New_York");
        scene.join(group, tomas, "Europe/Berlin");
        scene.join(group, noor, "Asia/Kolkata");
        return scene.open(group, MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
    }

    private void look(String now) {
        clock.set(Instant.parse(now));
        reminders.due().forEach(reminders::send);
    }

    private void decline(Meeting meeting, String member) {
        HeldInvitation held = invitations.heldOf(meeting).stream()
                .filter(one -> one.address().value().equals(member)).findFirst().orElseThrow();
        invitations.answer(held.id(), Given.here(Answer.DECLINED, DECEMBER, clock.instant()));
    }

    @Test
    void theWelcomeNamesTheNextDates() {
        Meeting meeting = monthly();
        scene.change(meeting, LocalDate.of(2027, 1, 14), SessionChange.to(Session.Status.CANCELLED));
        meetings.create(scene.ines(), group.id(), MeetingScene.draft("Nobody was invited to this", "2026-12-02", "",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        String late = "late-" + UUID.randomUUID() + "@example.org";
        scene.join(group, late, "Asia/Kolkata");
        ReceivedMail welcome = mails(late, "Welcome", 1).getFirst();
        assertThat(plain(welcome.text())).contains("The next dates:")
                .contains("- Thursday 10 December 2026, 7:30–8:30 PM Kolkata").contains("  Monthly call")
                .contains("11 February 2027")
                .doesNotContain("14 January 2027").doesNotContain("Nobody was invited");
        assertThat(welcome.html()).contains("The next dates:");
        assertThat(welcome.text()).contains("The Chatham House rule applies").doesNotContain("Where it says");
        scene.open(group, MeetingScene.draft("Open talk", "2026-12-03", "",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)).with(ChathamHouse.OFF));
        String later = "later-" + UUID.randomUUID() + "@example.org";
        scene.join(group, later, "Asia/Kolkata");
        ReceivedMail both = mails(later, "Welcome", 1).getFirst();
        assertThat(both.text()).contains("  Open talk", "  Monthly call · Chatham House rule", "Where it says")
                .doesNotContain("The Chatham House rule applies", "Open talk ·");
        assertThat(both.html()).contains("Monthly call · Chatham House rule").doesNotContain("Open talk · Chatham");
        meetings.update(scene.ines(), meeting.id(), MeetingDraft.of(meeting).with(ChathamHouse.OFF),
                meetings.byId(meeting.id()).orElseThrow().version());
        String last = "last-" + UUID.randomUUID() + "@example.org";
        scene.join(group, last, "Asia/Kolkata");
        assertThat(mails(last, "Welcome", 1).getFirst().text()).contains("Monthly call")
                .as("the group has the rule, its meetings have not").doesNotContain("Chatham");
    }

    private static SessionChange material(String notes, String slides) {
        return new SessionChange(null, null, null, null, null, null, null, null, null,
                new Session.Material(notes, slides, "", ""), null);
    }

    private String choices(String member) {
        return Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> mailbox.mailsTo(member), mails -> !mails.isEmpty()).getLast().link("/preferences/")
                + "/reminders";
    }

    private List<ReceivedMail> mails(String member, String subject, int many) {
        return Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> all(member, subject),
                mails -> mails.size() >= many);
    }

    private List<ReceivedMail> all(String member, String subject) {
        return mailbox.mailsTo(member).stream().filter(mail -> mail.subject().startsWith(subject)).toList();
    }
}
