package org.convene.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.guest.GuestDraft;
import org.convene.guest.Guests;
import org.convene.guest.Invitee;
import org.convene.inbound.AddressPurpose;
import org.convene.inbound.Addresses;
import org.convene.inbound.InboundTest;
import org.convene.inbound.MailServer;
import org.convene.invitation.Invitations;
import org.convene.invitation.Roll;
import org.convene.meeting.Meeting;
import org.convene.meeting.MeetingDraft;
import org.convene.meeting.MeetingScene;
import org.convene.meeting.Meetings;
import org.convene.meeting.SessionChange;
import org.convene.meeting.Slot;
import org.convene.meeting.SlotDate;
import org.convene.testing.Cast;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** From a calendar program's mail at the listener to the one state that pages, forecasts and later updates show. */
@InboundTest
@OwnService
class ReplyMailIT {
    private static final LocalDateTime DECEMBER = LocalDateTime.parse("2026-12-10T15:00:00");
    private static final LocalDateTime JANUARY = LocalDateTime.parse("2027-01-14T15:00:00");
    private static final String IN_JANUARY = "RECURRENCE-ID;TZID=W. Europe Standard Time:20270114T150000\nRRULE:FREQ=MONTHLY;BYDAY=2TH";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    @Autowired
    MeetingScene scene;
    @Autowired
    Meetings meetings;
    @Autowired
    Invitations invitations;
    @Autowired
    Guests guests;
    @Autowired
    Addresses addresses;
    @Autowired
    MailServer server;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;
    private final String mara = "mara-" + UUID.randomUUID() + "@example.org";
    private final String tomas = "tomas-" + UUID.randomUUID() + "@example.org";
    private final String noor = "noor-" + UUID.randomUUID() + "@example.org";
    Group group;
    Meeting meeting;
    String to;

    @BeforeEach
    void scene() {
        group = scene.group("cities");
        for (String member : List.of(mara, tomas, noor)) {
            scene.join(group, member, "Europe/Berlin");
        }
        meeting = scene.open(group, MeetingScene.draft("Monthly call", "2026-12-10", "FREQ=MONTHLY;BYDAY=2TH",
                new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)));
        to = addresses.of(AddressPurpose.ANSWER, group.id()).value();
    }

    @Test
    void outlookGoogleAndAppleAreUnderstood() {
        ReceivedMail invitation = invitations(mara, 1).getFirst();
        assertThat(invitation.calendar().replace("\r\n ", "")).contains("mailto:" + to);
        answer(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        answer(ReplySamples.GOOGLE, tomas, "DECLINED", "", 0);
        answer(ReplySamples.APPLE, noor, "TENTATIVE", "", 0);
        assertThat(server.verdicts()).containsOnly("DONE answer").hasSize(3);
        assertThat(invitations.answers(scene.ines(), meeting.id()))
                .isEqualTo(Map.of(Answer.ACCEPTED, 1L, Answer.DECLINED, 1L, Answer.TENTATIVE, 1L));
        assertThat(roll(DECEMBER, Answer.ACCEPTED)).singleElement()
                .satisfies(roll -> assertThat(roll.comment()).isEqualTo("I bring the, let us say, slides"));
        assertThat(roll(DECEMBER, Answer.DECLINED)).singleElement()
                .satisfies(roll -> assertThat(roll.comment()).isEqualTo("On a train: sorry; next time"));
        assertThat(http.get(invitations(mara, 1).getFirst().link("/answer/")).body()).contains("I will come");
        assertThat(mailbox.mailsTo(tomas)).hasSize(2);
    }

    @Test
    void oneDateIsAnsweredApartAndStaysSoInLaterUpdates() {
        answer(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        answer(ReplySamples.OUTLOOK, mara, "DECLINED", IN_JANUARY, 0);
        answer(ReplySamples.GOOGLE, tomas, "DECLINED", "RECURRENCE-ID:20261210T140000Z", 0);
        answer(ReplySamples.APPLE, noor, "ACCEPTED", "RECURRENCE-ID;TZID=3DEurope/Berlin:20270114T150000", 0);
        assertThat(server.verdicts()).containsOnly("DONE answer").hasSize(4);
        assertThat(forecast(DECEMBER))
                .isEqualTo(Map.of(Answer.ACCEPTED, 1L, Answer.DECLINED, 1L, Answer.NEEDS_ACTION, 1L));
        assertThat(forecast(JANUARY))
                .isEqualTo(Map.of(Answer.DECLINED, 1L, Answer.ACCEPTED, 1L, Answer.NEEDS_ACTION, 1L));
        scene.change(meeting, LocalDate.of(2027, 2, 11), topic("Budgets"));
        scene.change(meeting, LocalDate.of(2026, 12, 10), topic("Buying open source well"));
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly talk", "2026-12-10",
                "FREQ=MONTHLY;BYDAY=2TH", new MeetingDraft.Time("", "15:00", "Europe/Berlin", null)), version());
        invitations.send(scene.ines(), meeting.id());
        List<String> events = events(invitations(mara, 4).getLast());
        assertThat(events.getFirst()).contains("RRULE").contains("PARTSTAT=ACCEPTED");
        assertThat(events).anySatisfy(
                event -> assertThat(event).contains("RECURRENCE-ID;TZID=Europe/Berlin:20270114T150000")
                        .contains("PARTSTAT=DECLINED"));
        assertThat(events(invitations(tomas, 4).getLast())).anySatisfy(
                event -> assertThat(event).contains("20261210T150000").contains("PARTSTAT=DECLINED"));
    }

    @Test
    void anotherTimeAsksAgainAndAnswersToTheOldOneComeTooLate() {
        answer(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        String late = filled(ReplySamples.OUTLOOK, mara, "ACCEPTED",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261210T150000", 0);
        scene.change(meeting, LocalDate.of(2026, 12, 10), SessionChange.to(DECEMBER.plusHours(2)));
        assertThat(events(invitations(mara, 2).getLast())).singleElement()
                .satisfies(event -> assertThat(event).contains("PARTSTAT=NEEDS-ACTION"));
        assertThat(forecast(DECEMBER)).isEqualTo(Map.of(Answer.NEEDS_ACTION, 3L));
        assertThat(forecast(JANUARY)).containsEntry(Answer.ACCEPTED, 1L);
        deliver(mara, to, late);
        assertThat(server.verdicts().getLast()).isEqualTo("DONE answer-stale");
        assertThat(forecast(DECEMBER)).isEqualTo(Map.of(Answer.NEEDS_ACTION, 3L));
        answer(ReplySamples.OUTLOOK, mara, "TENTATIVE", "RECURRENCE-ID;TZID=Europe/Berlin:20261210T150000", 1);
        assertThat(forecast(DECEMBER)).containsEntry(Answer.TENTATIVE, 1L);
        meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Monthly call", "2026-12-10",
                "FREQ=MONTHLY;BYDAY=2TH", new MeetingDraft.Time("", "16:00", "Europe/Berlin", null)), version());
        invitations.send(scene.ines(), meeting.id());
        assertThat(invitations.answers(scene.ines(), meeting.id())).isEqualTo(Map.of(Answer.NEEDS_ACTION, 3L));
    }

    @Test
    void aMovedDateThatWasAnsweredWithAllOthersGoesOnWithThem() {
        scene.change(meeting, LocalDate.of(2026, 12, 10), SessionChange.to(DECEMBER.plusHours(2)));
        answer(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 1);
        assertThat(forecast(DECEMBER)).containsEntry(Answer.ACCEPTED, 1L);
        clock.advance(Duration.ofMinutes(1));
        answer(ReplySamples.OUTLOOK, mara, "DECLINED", "", 1);
        assertThat(forecast(DECEMBER)).containsEntry(Answer.DECLINED, 1L)
                .doesNotContainKey(Answer.ACCEPTED);
        assertThat(forecast(JANUARY)).containsEntry(Answer.DECLINED, 1L);
    }

    @Test
    void answersToADateBesideTheRuleAreCounted() {
        LocalDateTime beside = DECEMBER.plusDays(7);
        meetings.addDate(scene.ines(), meeting.id(), beside, SessionChange.NONE);
        invitations.send(scene.ines(), meeting.id());
        http.post(invitations(mara, 2).getLast().link("/answer/"), "answer", "TENTATIVE");
        assertThat(forecast(beside))
                .isEqualTo(Map.of(Answer.TENTATIVE, 1L, Answer.NEEDS_ACTION, 2L));
        assertThat(forecast(DECEMBER)).isEqualTo(Map.of(Answer.NEEDS_ACTION, 3L));
    }

    @Test
    void answersStayWhereAnotherZoneShowsTheSameMoments() {
        answer(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        answer(ReplySamples.OUTLOOK, mara, "DECLINED", IN_JANUARY, 0);
        answer(ReplySamples.GOOGLE, tomas, "DECLINED", "RECURRENCE-ID:20261210T140000Z", 0);
        inLondon("Monthly call");
        assertThat(invitations.send(scene.ines(), meeting.id()).any()).as("nobody sees a difference").isFalse();
        assertThat(forecast(JANUARY.minusHours(1))).containsEntry(Answer.DECLINED, 1L);
        inLondon("Monthly talk");
        invitations.send(scene.ines(), meeting.id());
        List<String> events = events(invitations(mara, 2).getLast());
        assertThat(events.getFirst()).contains("TZID=Europe/London:20261210T140000", "PARTSTAT=ACCEPTED", "SEQUENCE:1");
        assertThat(events.getLast()).contains("RECURRENCE-ID;TZID=Europe/London:20270114T140000", "PARTSTAT=DECLINED");
        assertThat(forecast(JANUARY.minusHours(1))).containsEntry(Answer.DECLINED, 1L);
        assertThat(forecast(DECEMBER.minusHours(1))).containsEntry(Answer.ACCEPTED, 1L);
        clock.set(Instant.parse("2026-12-20T09:00:00Z"));
        for (String hour : List.of("15:00", "16:00")) {
            meetings.update(scene.ines(), meeting.id(), MeetingScene.draft("Call at " + hour, "2026-12-10",
                    "FREQ=MONTHLY;BYDAY=2TH", new MeetingDraft.Time("", hour, "Europe/Berlin", null)), version());
            invitations.send(scene.ines(), meeting.id());
            SlotDate past = new SlotDate(slot().id(), DECEMBER, ZoneId.of("Europe/Berlin"));
            assertThat(invitations.forecast(meeting, List.of(past)).get(past)).as("%s, which is over", hour)
                    .containsEntry(Answer.DECLINED, 1L);
        }
    }

    private void inLondon(String title) {
        meeting = meetings.update(scene.ines(), meeting.id(), MeetingScene.draft(title, "2026-12-10",
                "FREQ=MONTHLY;BYDAY=2TH", new MeetingDraft.Time("", "14:00", "Europe/London", null)), version());
    }

    @Test
    void whatIsForgedStrangeOrOldChangesNothing() {
        String uid = uid(mara);
        String old = filled(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        clock.advance(Duration.ofMinutes(1));
        http.post(invitations(mara, 1).getFirst().link("/answer/"), "answer", "DECLINED");
        deliver(mara, to, old);
        deliver("friend@example.org", to,
                old.replace("mara-", "friend-").replaceAll("DTSTAMP:\\d{8}", "DTSTAMP:20261231"));
        deliver(mara, to, old.replace(uid, UUID.randomUUID() + "@example.org"));
        String elsewhere = addresses.of(AddressPurpose.ANSWER, scene.group("offices").id()).value();
        deliver(mara, elsewhere, old);
        deliver(mara, to, """
                From: %s
                Subject: Automatic reply: Invitation
                Auto-Submitted: auto-replied
                Message-ID: <away@example.org>

                I am away.
                """.formatted(mara));
        deliver(mara, to, "From: %s\nSubject: Re: Invitation\nMessage-ID: <w@example.org>\n\nMay I bring a friend?\n"
                .formatted(mara));
        assertThat(server.verdicts()).containsExactly("DONE answer-stale", "DONE answer-stranger",
                "DONE answer-unknown", "QUARANTINED answer-forged", "DONE auto-reply", "QUARANTINED letter");
        assertThat(server.deliver(mara, to.replace("a-", "a-a"), old)).startsWith("550");
        assertThat(invitations.answers(scene.ines(), meeting.id()))
                .isEqualTo(Map.of(Answer.DECLINED, 1L, Answer.NEEDS_ACTION, 2L));
        assertThat(mailbox.mailsTo(mara)).hasSize(2);
    }

    @Test
    void guestsOfOneDateAnswerToo() {
        String priya = "priya-" + UUID.randomUUID() + "@example.org";
        UUID guest = guests.add(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10),
                new GuestDraft("Priya Raman", "", priya, "en", "", "", "Agreed to speak", false)).id();
        invitations.send(scene.ines(), meeting.id());
        answer(ReplySamples.OUTLOOK, priya, "ACCEPTED", "", 0);
        assertThat(guests.of(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10))).singleElement()
                .satisfies(one -> assertThat(one.state() + one.comment())
                        .isEqualTo("ACCEPTEDI bring the, let us say, slides"));
        String late = filled(ReplySamples.GOOGLE, priya, "DECLINED", "", 0);
        scene.change(meeting, LocalDate.of(2026, 12, 10), SessionChange.to(DECEMBER.plusHours(2)));
        deliver(priya, to, late);
        deliver("friend@example.org", to, late.replace("priya-", "friend-"));
        assertThat(server.verdicts()).containsExactly("DONE answer", "DONE answer-stale", "DONE answer-stranger");
        assertThat(guests.of(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10))).singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Invitee.State.INVITED));
        guests.remove(scene.ines(), meeting.id(), LocalDate.of(2026, 12, 10), guest);
        invitations.send(scene.ines(), meeting.id());
        deliver(priya, to, late.replace("Message-ID: <", "Message-ID: <again."));
        assertThat(server.verdicts().getLast()).isEqualTo("DONE answer-unknown");
    }

    @Test
    void anOldAddressThatStandsInCalendarsGoesOnWorking() {
        String old = "invitations+0123456789abcdef@old.example.net";
        String uid = uid(mara);
        jdbc.sql("insert into organizer_address values (:a, :g)").param("a", old).param("g", group.id()).update();
        jdbc.sql("update invitation set organizer = :a where uid = :u").param("a", old).param("u", uid).update();
        String reply = filled(ReplySamples.OUTLOOK, mara, "ACCEPTED", "", 0);
        jdbc.sql("update organizer set address = :a where group_id = :g").param("a", old).param("g", group.id())
                .update();
        String newcomer = "new-" + UUID.randomUUID() + "@example.org";
        scene.join(group, newcomer, "Europe/Berlin");
        assertThat(invitations(newcomer, 1).getFirst().calendar().replace("\r\n ", "")).as("as addresses are now")
                .contains(":mailto:" + to).doesNotContain("SENT-BY");
        deliver(mara, old, reply.replace(to, old));
        assertThat(server.verdicts()).containsExactly("DONE answer");
        assertThat(server.deliver(mara, "invitations+ffffffffffffffff@old.example.net", reply)).startsWith("550");
        scene.change(meeting, LocalDate.of(2026, 12, 10), topic("Buying open source well"));
        ReceivedMail update = invitations(mara, 2).getLast();
        assertThat(update.calendar().replace("\r\n ", "")).contains("SENT-BY=\"mailto:" + to + "\":mailto:" + old);
        assertThat(update.header("From")).as("from a domain of ours").contains(to);
        assertThat(invitations(tomas, 2).getLast().calendar().replace("\r\n ", "")).contains(":mailto:" + to)
                .doesNotContain("SENT-BY");
    }

    @Test
    void anotherTimeIsShownToModeratorsAndNothingMore() {
        deliver(tomas, to, ReplySamples.counter(filled(ReplySamples.GOOGLE, tomas, "TENTATIVE",
                "RECURRENCE-ID:20261210T140000Z", 0)).replace("DTSTART:20261210T140000Z", "DTSTART:20261210T173000Z"));
        assertThat(server.verdicts()).containsExactly("DONE counter");
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/answers";
        assertThat(Http.page(browser.get(page)).text()).contains(tomas).contains("On a train: sorry; next time")
                .contains("18:30").contains("10 December 2026");
        String decide = Http.page(browser.get(page)).select("form[action*=/proposals/]").attr("action");
        assertThat(Cast.submitTo(browser, page, decide).statusCode()).isEqualTo(303);
        assertThat(Http.page(browser.get(page)).text()).doesNotContain("On a train: sorry; next time Take");
        assertThat(browser.post(decide).statusCode()).isIn(403, 409);
        assertThat(mailbox.mailsTo(tomas)).hasSize(2);
    }

    @Test
    void guestsProposeAnotherTimeAsMembersDo() {
        String priya = "priya-" + UUID.randomUUID() + "@example.org";
        LocalDate january = JANUARY.toLocalDate();
        UUID guest = guests.add(scene.ines(), meeting.id(), january,
                new GuestDraft("Priya Raman", "", priya, "en", "", "", "Agreed to speak", false)).id();
        invitations.send(scene.ines(), meeting.id());
        deliver(priya, to, ReplySamples.counter(filled(ReplySamples.GOOGLE, priya, "TENTATIVE", "", 0))
                .replaceAll("DTSTART:\\d{8}T\\d{6}Z", "DTSTART:20270114T173000Z"));
        assertThat(server.verdicts()).containsExactly("DONE counter");
        Http browser = cast.signIn(http.fresh(), scene.ines());
        String page = "/staff/meetings/" + meeting.id() + "/answers";
        assertThat(Http.page(browser.get(page)).text()).contains("Priya Raman, " + priya).contains("18:30")
                .contains("14 January 2027").contains("On a train: sorry; next time");
        assertThat(guests.of(scene.ines(), meeting.id(), january)).singleElement()
                .satisfies(one -> assertThat(one.state()).isEqualTo(Invitee.State.TENTATIVE));
        deliver(priya, to, ReplySamples.counter(filled(ReplySamples.GOOGLE, priya, "TENTATIVE", "", 0))
                .replaceAll("DTSTART:\\d{8}T\\d{6}Z", "DTSTART:20270114T183000Z")
                .replace("Message-ID: <", "Message-ID: <again."));
        assertThat(Http.page(browser.get(page)).select("form[action*=/proposals/]")).as("the last one counts")
                .hasSize(1);
        assertThat(Http.page(browser.get(page)).text()).contains("19:30").doesNotContain("18:30");
        assertThat(jdbc.sql("select address from counter_proposal").query(String.class).list())
                .as("no copy of the address").containsExactly("");
        guests.remove(scene.ines(), meeting.id(), january, guest);
        invitations.send(scene.ines(), meeting.id());
        assertThat(Http.page(browser.get(page)).text()).doesNotContain("Priya Raman");
    }

    private void answer(String sample, String member, String answer, String date, int sequence) {
        deliver(member, to, filled(sample, member, answer, date, sequence));
        clock.advance(Duration.ofSeconds(2));
    }

    private void deliver(String from, String recipient, String mail) {
        assertThat(server.deliver(from, recipient, mail)).startsWith("250");
        server.awaitSorted();
    }

    private String filled(String sample, String member, String answer, String date, int sequence) {
        Instant now = clock.instant();
        return sample.replace("{uid}", uid(member)).replace("{to}", to).replace("{me}", member)
                .replace("{answer}", answer).replace("{stamp}", STAMP.format(now))
                .replace("{sequence}", String.valueOf(sequence))
                .replace("{date}\n", date.isEmpty() ? "" : date + "\n");
    }

    /** Waits until so many mails with a calendar object have come. */
    private List<ReceivedMail> invitations(String member, int many) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> mailbox.mailsTo(member).stream()
                .filter(mail -> !mail.calendar().isEmpty()).toList(), mails -> mails.size() >= many);
    }

    private String uid(String member) {
        Matcher uid = Pattern.compile("(?m)^UID:(.*)$")
                .matcher(invitations(member, 1).getFirst().calendar().replace("\r\n ", ""));
        assertThat(uid.find()).isTrue();
        return uid.group(1).strip();
    }

    private static List<String> events(ReceivedMail mail) {
        return Pattern.compile("(?s)BEGIN:VEVENT.*?END:VEVENT").matcher(mail.calendar().replace("\r\n ", "")).results()
                .map(hit -> hit.group()).toList();
    }

    private Map<Answer, Long> forecast(LocalDateTime original) {
        SlotDate date = new SlotDate(slot().id(), original, slot().zone());
        return invitations.forecast(meeting, List.of(date)).getOrDefault(date, Map.of());
    }

    private List<Roll> roll(LocalDateTime original, Answer only) {
        SlotDate date = new SlotDate(slot().id(), original, slot().zone());
        return invitations.roll(meeting, slot().id(), List.of(date), only).getOrDefault(date, List.of());
    }

    private Slot slot() {
        return meeting.slots().getFirst();
    }

    private long version() {
        return meetings.byId(meeting.id()).orElseThrow().version();
    }

    private static SessionChange topic(String topic) {
        return new SessionChange(null, topic, null, null, null, null, null, null, null, null, null);
    }
}
