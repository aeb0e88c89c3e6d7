package org.convene.invitation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.Session;
import org.convene.meeting.SessionChange;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.convene.invitation.ParsedInvitation.at;
import static org.convene.invitation.ParsedInvitation.value;

/** What members' calendars are told, as another iCalendar library reads the mails that arrive. */
@ConveneTest
class InvitationIT {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 10);
    private static final LocalDate JANUARY = LocalDate.of(2027, 1, 14);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    PlatformTransactionManager transactions;
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
    void aSeriesInTwoEditionsIsTwoInvitationsForEachMember() {
        join(mara, tomas);
        scene.open(group, scene.monthly());
        Map<String, ReceivedMail> uids = new java.util.HashMap<>();
        for (String member : List.of(mara, tomas)) {
            List<ReceivedMail> mails = inbox.received(member, 2);
            assertThat(mails).extracting(mail -> at(ParsedInvitation.of(mail).master(), Property.DTSTART))
                    .containsExactlyInAnyOrder(Instant.parse("2026-12-10T14:00:00Z"),
                            Instant.parse("2026-12-10T17:00:00Z"));
            for (ReceivedMail mail : mails) {
                ParsedInvitation invitation = ParsedInvitation.of(mail);
                uids.put(invitation.uid(), mail);
                assertThat(invitation.method()).isEqualTo("REQUEST");
                assertThat(invitation.sequence()).isZero();
                assertThat(value(invitation.master(), Property.RRULE)).isEqualTo("FREQ=MONTHLY;BYDAY=2TH");
                assertThat(value(invitation.master(), Property.ATTENDEE)).isEqualToIgnoringCase("mailto:" + member);
                assertThat(mail.header("From")).contains(value(invitation.master(), Property.ORGANIZER).substring(7));
                assertThat(invitation.calendar().toString()).contains("TZID:Europe/Berlin")
                        .doesNotContain("video.example.org").contains("/join/");
                assertThat(mail.text() + mail.html()).doesNotContain("video.example.org").contains("/join/");
            }
        }
        assertThat(uids).hasSize(4);
    }

    @Test
    void aMovedDateIsOneUpdateOfThatDate() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        Map<String, ParsedInvitation> first = CalendarInbox.byUid(inbox.received(mara, 2));
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.plusDays(1).atTime(16, 0)));
        for (ReceivedMail mail : inbox.received(mara, 4).subList(2, 4)) {
            ParsedInvitation update = ParsedInvitation.of(mail);
            ParsedInvitation before = java.util.Objects.requireNonNull(first.get(update.uid()));
            assertThat(update.method()).isEqualTo("REQUEST");
            assertThat(update.events()).hasSize(1);
            assertThat(at(update.override(), Property.RECURRENCE_ID)).isEqualTo(at(before.master(), Property.DTSTART));
            assertThat(at(update.override(), Property.DTSTART))
                    .isEqualTo(at(before.master(), Property.DTSTART).plus(Duration.ofHours(25)));
            assertThat(update.sequence()).isEqualTo(1);
            assertThat(at(update.override(), Property.DTSTAMP)).isAfter(at(before.master(), Property.DTSTAMP));
            assertThat(update.has(Property.RRULE)).isFalse();
        }
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.atTime(15, 0)));
        ParsedInvitation back = ParsedInvitation.of(inbox.received(mara, 6).getLast());
        assertThat(at(back.override(), Property.DTSTART)).isEqualTo(at(back.override(), Property.RECURRENCE_ID));
        assertThat(back.sequence()).isEqualTo(2);
    }

    @Test
    void anAnswerToAllCountsForADateThatWasMovedBefore() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        java.time.LocalDateTime early = DECEMBER.atTime(15, 0);
        HeldInvitation first = invitations.heldOf(meeting).stream()
                .filter(one -> one.told().master().start().equals(early)).findFirst().orElseThrow();
        invitations.answer(first.id(), Answer.DECLINED);
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        inbox.received(mara, 4);
        assertThat(invitations.byUid(uid(first)).orElseThrow().on(early)).isEqualTo(Answer.NEEDS_ACTION);
        invitations.answer(first.id(), new Given(Answer.ACCEPTED, null, 0, clock.instant(), ""));
        assertThat(invitations.byUid(uid(first)).orElseThrow().on(early)).as("an answer to the old time")
                .isEqualTo(Answer.NEEDS_ACTION);
        invitations.answer(first.id(), Answer.ACCEPTED);
        assertThat(invitations.byUid(uid(first)).orElseThrow().on(early)).isEqualTo(Answer.ACCEPTED);
    }

    private String uid(HeldInvitation held) {
        return jdbc.sql("SELECT uid FROM invitation WHERE id = :id").param("id", held.id()).query(String.class)
                .single();
    }

    @Test
    void aTopicKeepsTheSequence() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        scene.change(meeting, DECEMBER, topic("Buying open source well"));
        ReceivedMail mail = inbox.received(mara, 4).getLast();
        ParsedInvitation update = ParsedInvitation.of(mail);
        assertThat(update.sequence()).isZero();
        assertThat(value(update.override(), Property.SUMMARY)).isEqualTo("Monthly call: Buying open source well");
        assertThat(mail.text()).contains("Buying open source well");
        invitations.send(scene.ines(), meeting.id());
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void aCancelledDateIsGoneAndStaysGone() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        scene.change(meeting, JANUARY, SessionChange.to(Session.Status.CANCELLED));
        ReceivedMail mail = inbox.received(mara, 4).getLast();
        ParsedInvitation cancel = ParsedInvitation.of(mail);
        assertThat(cancel.method()).isEqualTo("CANCEL");
        assertThat(value(cancel.override(), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(cancel.sequence()).isEqualTo(1);
        assertThat(mail.text() + mail.html() + mail.calendar()).doesNotContain("/join/");
        meetings.update(scene.ines(), meeting.id(), renamed("Better call"), meeting.version());
        invitations.send(scene.ines(), meeting.id());
        ParsedInvitation full = ParsedInvitation.of(inbox.received(mara, 6).getLast());
        assertThat(value(full.master(), Property.EXDATE)).contains("20270114T1");
        assertThat(value(full.master(), Property.SUMMARY)).isEqualTo("Better call");
        assertThat(full.sequence()).isEqualTo(1);
    }

    @Test
    void aCancelledSeriesIsCancelledAsAWhole() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        meetings.cancel(scene.ines(), meeting.id(), "We are merging with another group.");
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(0, 0, 2, 1));
        invitations.send(scene.ines(), meeting.id());
        ReceivedMail mail = inbox.received(mara, 4).getLast();
        ParsedInvitation cancel = ParsedInvitation.of(mail);
        assertThat(cancel.method()).isEqualTo("CANCEL");
        assertThat(value(cancel.master(), Property.STATUS)).isEqualTo("CANCELLED");
        assertThat(cancel.has(Property.RECURRENCE_ID)).isFalse();
        assertThat(cancel.sequence()).isEqualTo(1);
        assertThat(mail.text()).contains("merging with another group").doesNotContain("/join/");
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        join(tomas);
        assertThat(inbox.to(tomas)).isEmpty();
    }

    @Test
    void aNewcomerGetsTheComingDatesOnly() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        scene.change(meeting, DECEMBER, topic("Noted before"));
        scene.change(meeting, JANUARY, SessionChange.to(Session.Status.CANCELLED));
        scene.change(meeting, LocalDate.of(2027, 2, 11), topic("February"));
        clock.set(Instant.parse("2026-12-20T09:00:00Z"));
        join(tomas);
        for (ReceivedMail mail : inbox.received(tomas, 2)) {
            ParsedInvitation invitation = ParsedInvitation.of(mail);
            assertThat(invitation.method()).isEqualTo("REQUEST");
            assertThat(at(invitation.master(), Property.DTSTART).toString()).startsWith("2027-02-11");
            assertThat(value(invitation.override(), Property.SUMMARY)).isEqualTo("Monthly call: February");
            assertThat(invitation.events()).hasSize(2);
            assertThat(mail.calendar()).doesNotContain("Noted before");
        }
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void nobodyIsInvitedToWhatIsNotMailedYet() {
        join(tomas);
        meetings.create(scene.ines(), group.id(), scene.monthly());
        join(mara);
        assertThat(inbox.to(mara)).isEmpty();
        assertThat(inbox.to(tomas)).isEmpty();
    }

    @Test
    void aMeetingOfAGroupWithoutMembersIsOpenAtOnce() {
        meetings.create(scene.ines(), group.id(), scene.monthly());
        join(mara);
        assertThat(inbox.received(mara, 2)).hasSize(2);
    }

    @Test
    void aLeaverGetsTheCancellationWithoutStatus() {
        join(mara, tomas);
        Meeting meeting = scene.open(group, scene.monthly());
        Map<String, ParsedInvitation> held = CalendarInbox.byUid(inbox.received(mara, 2));
        assertThat(
                http.post(inbox.received(mara, 2).getFirst().oneClick(), "List-Unsubscribe", "One-Click").statusCode())
                .isEqualTo(200);
        List<ReceivedMail> mails = inbox.awaitMethod(mara, "CANCEL", 2);
        for (ReceivedMail mail : mails) {
            ParsedInvitation cancel = ParsedInvitation.of(mail);
            assertThat(held).containsKey(cancel.uid());
            assertThat(cancel.has(Property.STATUS)).isFalse();
            assertThat(cancel.sequence()).isEqualTo(1);
            assertThat(value(cancel.master(), Property.ATTENDEE)).isEqualToIgnoringCase("mailto:" + mara);
            assertThat(mail.text() + mail.calendar()).doesNotContain("/join/");
        }
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
        assertThat(inbox.to(tomas)).hasSize(2);
    }

    @Test
    void nobodyHasToWaitWhileAMeetingIsMailed() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        ReceivedMail first = inbox.received(mara, 2).getFirst();
        new TransactionTemplate(transactions).executeWithoutResult(mailing -> {
            meetings.locked(meeting.id());
            assertThat(http.post(first.oneClick(), "List-Unsubscribe", "One-Click").statusCode()).isEqualTo(200);
            assertThat(http.get(first.oneClick()).body()).contains("You have left");
            CompletableFuture.runAsync(() -> join(tomas)).join();
            CompletableFuture.runAsync(() -> invitations.waiting().forEach(invitations::catchUp)).join();
            assertThat(invitations.waiting()).as("the meeting is not free yet").hasSize(2);
            assertThat(invitations.heldOf(meeting)).hasSize(2);
            jdbc.sql("insert into invitation_turn values (gen_random_uuid(), '\"broken\"', true, '2000-01-01')")
                    .update();
        });
        assertThat(CalendarInbox.byUid(inbox.awaitMethod(mara, "CANCEL", 2)).values())
                .allSatisfy(cancel -> assertThat(cancel.sequence()).isEqualTo(1));
        assertThat(inbox.received(tomas, 2)).extracting(mail -> ParsedInvitation.of(mail).method())
                .containsOnly("REQUEST");
        assertThat(invitations.waiting()).as("what broke kept nobody waiting").hasSize(1);
        assertThat(invitations.planned(scene.ines(), meeting.id()).any()).isFalse();
    }

    @Test
    void whoTicksInvitationsOffLosesThemAndOnGetsNewOnes() {
        join(mara);
        scene.open(group, scene.monthly());
        Map<String, ParsedInvitation> first = CalendarInbox.byUid(inbox.received(mara, 2));
        String preferences = inbox.received(mara, 2).getFirst().link("/preferences/");
        http.post(preferences, "shown", "cities", "stay", "cities", "announcements", "cities", "language", "en",
                "timeZone", "Europe/Berlin", "name", "");
        assertThat(CalendarInbox.byUid(inbox.awaitMethod(mara, "CANCEL", 2)).keySet()).isEqualTo(first.keySet());
        http.post(preferences, "shown", "cities", "stay", "cities", "invitations", "cities", "language", "en",
                "timeZone", "Europe/Berlin", "name", "");
        List<ReceivedMail> again = inbox.awaitMethod(mara, "REQUEST", 4);
        assertThat(again.subList(2, 4)).extracting(mail -> ParsedInvitation.of(mail).uid())
                .doesNotContainAnyElementsOf(first.keySet());
    }

    @Test
    void anUpdateSaysWhatChangedInTheMembersOwnTime() {
        scene.join(group, mara, "America/New_York");
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        scene.change(meeting, DECEMBER, SessionChange.to(DECEMBER.atTime(16, 0)));
        ReceivedMail mail = inbox.received(mara, 4).stream().skip(2).filter(one -> one.text().contains("9:00"))
                .findFirst()
                .orElseThrow();
        assertThat(mail.text()).contains("10:00").contains("New York").contains("10 December 2026").contains("Berlin");
    }

    @Test
    void whatOutlookCannotHoldComesAsTwoInvitations() {
        join(mara);
        scene.open(group, MeetingScene.draft("Twice a month", "2026-12-01", "FREQ=MONTHLY;BYDAY=1TU,3TU",
                new MeetingDraft.Time("", "11:00", "America/Los_Angeles", null)));
        assertThat(inbox.received(mara, 2))
                .extracting(mail -> value(ParsedInvitation.of(mail).master(), Property.RRULE))
                .containsExactlyInAnyOrder("FREQ=MONTHLY;BYDAY=1TU", "FREQ=MONTHLY;BYDAY=3TU");
    }

    @Test
    void aSlotTakenAwayIsCancelledAndTheOtherStays() {
        join(mara);
        Meeting meeting = scene.open(group, scene.monthly());
        inbox.received(mara, 2);
        MeetingDraft one = MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("Late", "18:00", "Europe/Berlin", null));
        meetings.update(scene.ines(), meeting.id(), one, meeting.version());
        assertThat(invitations.send(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(0, 0, 1, 1));
        ParsedInvitation cancel = ParsedInvitation.of(inbox.awaitMethod(mara, "CANCEL", 1).getFirst());
        assertThat(at(cancel.master(), Property.DTSTART)).isEqualTo(Instant.parse("2026-12-10T14:00:00Z"));
    }

    @Test
    void hostileWordsStayWords() {
        join(mara);
        String topic = "Semi;colon, comma \\ \"quote\" <b>ü</b> 会議 ".repeat(4).strip();
        Meeting meeting = scene.open(group, scene.monthly());
        SessionChange hostile = new SessionChange(null, topic,
                "END:VEVENT\nATTENDEE:mailto:eve@example.org\n" + "long ".repeat(1500),
                null, null, null, null, null, null, null, null);
        scene.change(meeting, DECEMBER, hostile);
        ReceivedMail mail = inbox.received(mara, 4).getLast();
        ParsedInvitation update = ParsedInvitation.of(mail);
        assertThat(update.events()).hasSize(1);
        assertThat(value(update.override(), Property.SUMMARY)).isEqualTo("Monthly call: " + topic);
        assertThat(update.override().getProperties(Property.ATTENDEE)).hasSize(1);
        assertThat(mail.calendar().split("\r\n")).allSatisfy(line -> assertThat(
                line.getBytes(java.nio.charset.StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    }

    private void join(String... members) {
        for (String member : members) {
            scene.join(group, member, "Europe/Berlin");
        }
    }

    private static SessionChange topic(String topic) {
        return new SessionChange(null, topic, null, null, null, null, null, null, null, null, null);
    }

    private MeetingDraft renamed(String title) {
        MeetingDraft same = scene.monthly();
        return new MeetingDraft(title, same.description(), same.firstDate(), same.recurrence(), same.minutes(),
                same.venue(), same.slots());
    }
}
