package org.convene.invitation;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.calendar.ClockRules;
import org.convene.group.Group;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.SessionChange;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.JobsRest;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes true without an edit reaches calendars as well, once. */
@ConveneTest
@JobsRest(InvitationJobs.class)
class UpkeepIT {
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
    JdbcClient jdbc;
    @Autowired
    Guests guests;
    @Autowired
    Http http;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    private final String ravi = "ravi-" + UUID.randomUUID() + "@example.org";
    CalendarInbox inbox;
    Group group;

    @BeforeEach
    void scene() {
        inbox = new CalendarInbox(mailbox);
        group = scene.group("cities");
        scene.join(group, mara, "Europe/Berlin");
        scene.join(group, ravi, "Asia/Kolkata");
    }

    @Test
    void newClockRulesAreToldToThoseWhoseMomentMoved() {
        Meeting meeting = berlin("FREQ=WEEKLY", "2026-12-10");
        Meeting winter = scene.open(group, MeetingScene.draft("Once in winter", "2026-12-15", "",
                new MeetingDraft.Time("", "10:00", "Europe/Berlin", null)));
        inbox.received(ravi, 2);
        assertThat(invitations.neglected()).isEmpty();
        tellOfBerlinWithoutSummerTime();
        assertThat(invitations.neglected()).containsExactly(meeting.id());
        assertThat(invitations.lookAfter(winter.id())).as("its moment stays").isEqualTo(RoundCounts.NONE);
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(new RoundCounts(0, 2, 0, 2));
        ReceivedMail far = inbox.received(ravi, 3).getLast();
        assertThat(ParsedInvitation.of(far).sequence()).isEqualTo(1);
        assertThat(plain(far)).contains("When, because the clocks in Berlin run by new rules: Thursday 1 April 2027, "
                + "6:30–7:30 PM (Kolkata) (was: Thursday 1 April 2027, 7:30–8:30 PM (Kolkata))");
        assertThat(plain(inbox.received(mara, 3).getLast()))
                .contains("because the clocks in Berlin run by new rules: Thursday 1 April 2027")
                .doesNotContain("(was:");
        assertThat(invitations.lookAfter(meeting.id())).as("told already").isEqualTo(RoundCounts.NONE);
        assertThat(invitations.neglected()).isEmpty();
    }

    @Test
    void newClockRulesAreToldToGuestsWhoKeepTheirAnswer() {
        Meeting meeting = berlin("FREQ=WEEKLY", "2026-12-10");
        String priya = "priya-" + UUID.randomUUID() + "@example.org";
        guests.add(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10),
                new GuestDraft("Priya Raman", "", priya, "en", "America/New_York", "", "Agreed to speak", false));
        invitations.send(scene.ines(), meeting.id());
        ReceivedMail first = inbox.received(priya, 1).getFirst();
        http.post(first.link("/guest/"), "answer", "ACCEPTED");
        assertThat(invitations.neglected()).isEmpty();
        jdbc.sql("UPDATE guest_invitation SET starts_at = starts_at + interval '1 hour'").update();
        assertThat(invitations.neglected()).as("only the guest was told of it").containsExactly(meeting.id());
        clock.advance(Duration.ofMinutes(1));
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(new RoundCounts(0, 1, 0, 1));
        ReceivedMail moved = inbox.received(priya, 2).getLast();
        assertThat(moved.calendar().replace("\r\n ", "")).contains("METHOD:REQUEST", "DTSTART:20261210T140000Z",
                "SEQUENCE:1", "PARTSTAT=ACCEPTED");
        assertThat(plain(moved)).contains("When, because the clocks in Berlin run by new rules",
                "9:00–10:00 AM", "10:00–11:00 AM");
        assertThat(invitations.neglected()).isEmpty();
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(RoundCounts.NONE);
    }

    @Test
    void aZoneThatRanLikeTheOneCalendarsWereToldOfIsWatchedToo() {
        Meeting meeting = berlin("FREQ=WEEKLY", "2026-12-10");
        inbox.received(ravi, 1);
        tellOfTunis();
        berlin("FREQ=WEEKLY", "2026-12-11");
        assertThat(invitations.neglected()).as("although others were told of Berlin since")
                .containsExactly(meeting.id());
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(new RoundCounts(0, 2, 0, 2));
        ReceivedMail mail = inbox.received(ravi, 3).getLast();
        assertThat(ParsedInvitation.of(mail).sequence()).isEqualTo(1);
        assertThat(mail.calendar()).contains("TZID=Europe/Berlin");
        assertThat(invitations.neglected()).isEmpty();
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(RoundCounts.NONE);
    }

    @Test
    void anotherZoneThatShowsTheSameMomentsIsNotLookedAtAgain() {
        Meeting meeting = berlin("FREQ=WEEKLY", "2026-12-10");
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Call", "2026-12-10", "FREQ=WEEKLY",
                new MeetingDraft.Time("", "15:00", "Europe/Brussels", null)), meeting.version());
        assertThat(invitations.send(scene.ines(), meeting.id()).any()).isFalse();
        assertThat(invitations.neglected()).isEmpty();
    }

    @Test
    void newClockRulesLeaveWithTheEditsThatWait() {
        Meeting meeting = berlin("FREQ=WEEKLY", "2026-12-10");
        inbox.received(ravi, 1);
        tellOfBerlinWithoutSummerTime();
        meetings.change(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10), SessionChange.topic("Buying well"));
        assertThat(invitations.lookAfter(meeting.id())).isEqualTo(RoundCounts.NONE);
        invitations.send(scene.ines(), meeting.id());
        ReceivedMail mail = inbox.received(ravi, 2).getLast();
        assertThat(ParsedInvitation.of(mail).sequence()).isEqualTo(1);
        assertThat(plain(mail)).contains("run by new rules").contains("Buying well");
        assertThat(invitations.neglected()).isEmpty();
    }

    @Test
    void datesThatComeIntoSightAreToldOnce() {
        Meeting meeting = berlin("FREQ=MONTHLY;BYMONTHDAY=31", "2026-12-31");
        int before = mailbox.mailsTo(ravi).size();
        assertThat(invitations.neglected()).containsExactly(meeting.id());
        assertThat(invitations.lookAfter(meeting.id()).any()).isFalse();
        clock.advance(Duration.ofDays(20));
        List<RoundCounts> told = Stream.of(1, 2, 3)
                .map(replica -> CompletableFuture.supplyAsync(() -> invitations.lookAfter(meeting.id())))
                .toList().stream().map(CompletableFuture::join).toList();
        assertThat(told.stream().reduce(RoundCounts.NONE, RoundCounts::plus)).isEqualTo(new RoundCounts(2, 0, 0, 2));
        assertThat(inbox.received(ravi, 8).getLast().text()).contains("31 December 2027");
        assertThat(before).isLessThanOrEqualTo(7);
        assertThat(invitations.lookAfter(meeting.id()).any()).isFalse();
    }

    @Test
    void aRuleThatIsDividedSaysWhichDatesAreWhere() {
        Meeting meeting = berlin("FREQ=MONTHLY;BYDAY=1TU,3TU", "2026-12-01");
        List<ReceivedMail> both = inbox.received(ravi, 2);
        assertThat(both).extracting(ReceivedMail::subject).doesNotHaveDuplicates();
        assertThat(both).extracting(UpkeepIT::plain).anySatisfy(mail -> assertThat(mail)
                .contains("on the first Tuesday (the other dates of this meeting come in invitations of their own)"))
                .anySatisfy(mail -> assertThat(mail).contains("on the third Tuesday (the other dates"));
        assertThat(both).extracting(mail -> ParsedInvitation.value(ParsedInvitation.of(mail).master(),
                Property.DESCRIPTION))
                .allMatch(words -> words.contains("The other dates of this meeting stand in entries"));
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Call", "2026-12-01", "FREQ=MONTHLY;BYDAY=1TU",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)), meeting.version());
        assertThat(invitations.planned(scene.ines(), meeting.id())).isEqualTo(new RoundCounts(0, 0, 2, 2));
        invitations.send(scene.ines(), meeting.id());
        ReceivedMail cancelled = inbox.received(ravi, 3).getLast();
        assertThat(cancelled.subject()).startsWith("Some dates cancelled: Call");
        assertThat(plain(cancelled)).contains("on the third Tuesday. Its other dates stay.");
    }

    @Test
    void oneReplicaAnHourLooks() {
        assertThat(Stream.of(1, 2, 3).filter(replica -> invitations.claimUpkeep())).hasSizeLessThanOrEqualTo(1);
        assertThat(invitations.claimUpkeep()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(invitations.claimUpkeep()).isTrue();
    }

    private static String plain(ReceivedMail mail) {
        return mail.text().replaceAll("[\\s\\h]+", " ");
    }

    private Meeting berlin(String rule, String first) {
        return scene.open(group, MeetingScene.draft("Call", first, rule,
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
    }

    /** As if calendars had been told of a zone that ran like Berlin until Berlin’s law changed. */
    private void tellOfTunis() {
        jdbc.sql("""
                INSERT INTO invitation_content (fingerprint, content)
                SELECT 'tunis' || fingerprint, jsonb_set(jsonb_set(content, '{zone}', '"Africa/Tunis"'), '{clocks}',
                    to_jsonb(CAST(:clocks AS text))) FROM invitation_content
                """).param("clocks", ClockRules.of(ZoneId.of("Africa/Tunis")).id()).update();
        jdbc.sql("UPDATE invitation SET fingerprint = 'tunis' || fingerprint").update();
        jdbc.sql("DELETE FROM invitation_content WHERE fingerprint NOT LIKE 'tunis%'").update();
    }

    /** As if calendars had been told when a law was in sight that was not made in the end. */
    private void tellOfBerlinWithoutSummerTime() {
        jdbc.sql("INSERT INTO told_clock (id, rules) VALUES ('winter', '+01:00')").update();
        jdbc.sql("""
                INSERT INTO invitation_content (fingerprint, content)
                SELECT 'winter' || fingerprint, jsonb_set(content, '{clocks}', '"winter"') FROM invitation_content
                """).update();
        jdbc.sql("UPDATE invitation SET fingerprint = 'winter' || fingerprint").update();
    }
}
