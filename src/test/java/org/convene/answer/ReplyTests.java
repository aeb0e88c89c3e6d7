package org.convene.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.convene.calendar.Answer;
import org.convene.mail.EmailAddress;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;

import static org.assertj.core.api.Assertions.assertThat;

/** Calendar objects as they come are read for what they mean. */
class ReplyTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime DECEMBER = LocalDateTime.parse("2026-12-10T15:00:00");
    private static final LocalDateTime JULY = LocalDateTime.parse("2027-07-08T15:00:00");
    private static final EmailAddress MARA = new EmailAddress("mara@example.org");

    @Test
    void linesAreUnfoldedAndReadWhateverTheyLookLike() {
        assertThat(Line.all("BEGIN:VCALENDAR\nnonsense\nSUM\n MARY;X=\"a:b;c\":One\\, two\\nthree\r\n\tmore"))
                .containsExactly(
                        new Line("BEGIN", java.util.Map.of(), "VCALENDAR"),
                        new Line("SUMMARY", java.util.Map.of("X", "a:b;c"), "One\\, two\\nthreemore"));
        assertThat(Line.of("COMMENT:One\\, two\\nthree\\\\").orElseThrow().words()).isEqualTo("One, two three\\");
        assertThat(Line.address("MAILTO:<Mara@Example.org>?subject=x")).isEqualTo("Mara@Example.org");
        assertThat(Line.address("Lind:mailto:mara@example.org")).isEqualTo("mara@example.org");
    }

    @Test
    void oneEventIsReadWithoutWhatIsInsideIt() {
        Reply reply = reply("""
                UID:abc
                DTSTAMP:20261121T101500Z
                SEQUENCE:3
                ATTENDEE;PARTSTAT=accepted:MAILTO:MARA@example.org
                BEGIN:VALARM
                UID:other
                END:VALARM
                """);
        assertThat(reply.method()).isEqualTo("REPLY");
        assertThat(reply.uid()).isEqualTo("abc");
        assertThat(reply.sequence()).isEqualTo(3);
        assertThat(reply.stamp()).isEqualTo(Instant.parse("2026-11-21T10:15:00Z"));
        assertThat(reply.by(MARA, Optional.empty()).flatMap(Attendee::answer)).contains(Answer.ACCEPTED);
        assertThat(Reply.read("Hello", "REPLY")).isEmpty();
        assertThat(Reply.read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT", "")).isEmpty();
    }

    @Test
    void whoAnswersIsTheAttendeeOrTheSenderButNobodyElse() {
        Reply friend = reply("UID:abc\nATTENDEE;PARTSTAT=ACCEPTED:mailto:friend@example.org");
        assertThat(friend.by(MARA, Optional.of(new EmailAddress("friend@example.org")))).isEmpty();
        assertThat(friend.by(MARA, Optional.of(MARA))).isPresent();
        Reply both = reply("""
                UID:abc
                ATTENDEE;PARTSTAT=DELEGATED;DELEGATED-TO="mailto:friend@example.org":mailto:mara@example.org
                ATTENDEE;PARTSTAT=ACCEPTED;DELEGATED-FROM="mailto:mara@example.org":mailto:friend@example.org
                """);
        assertThat(both.by(MARA, Optional.empty()).flatMap(Attendee::answer)).contains(Answer.DECLINED);
        Reply assistant = reply(
                "UID:abc\nATTENDEE;SENT-BY=\"mailto:desk@example.org\";PARTSTAT=TENTATIVE:mailto:mara@example.org");
        assertThat(assistant.by(MARA, Optional.of(new EmailAddress("desk@example.org"))).flatMap(Attendee::answer))
                .contains(Answer.TENTATIVE);
        assertThat(reply("UID:abc\nATTENDEE:mailto:mara@example.org").by(MARA, Optional.empty())
                .flatMap(Attendee::answer)).isEmpty();
    }

    @Test
    void datesAreFoundInEveryFormTheyCome() {
        Dates dates = new Dates(series("FREQ=MONTHLY;BYDAY=2TH", List.of()));
        for (String said : List.of("RECURRENCE-ID;TZID=Europe/Berlin:20261210T150000", "RECURRENCE-ID:20261210T140000Z",
                "RECURRENCE-ID;TZID=America/New_York:20261210T090000",
                "RECURRENCE-ID;TZID=W. Europe Standard Time:20261210T150000",
                "RECURRENCE-ID;TZID=Pacific Standard Time:20261210T060000", "RECURRENCE-ID:20261210T150000",
                "RECURRENCE-ID;VALUE=DATE:20261210",
                "RECURRENCE-ID;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20261210T150000",
                "RECURRENCE-ID;TZID=\"W. Europe Standard Time\":20261210T000000")) {
            assertThat(dates.find(moment(said))).as(said).contains(DECEMBER);
        }
        assertThat(dates.find(moment("RECURRENCE-ID:20270708T130000Z"))).contains(JULY);
        assertThat(dates.find(moment("RECURRENCE-ID;TZID=Europe/Berlin:20261210T150100"))).isEmpty();
        assertThat(dates.find(moment("RECURRENCE-ID;TZID=Europe/Berlin:20261217T150000"))).isEmpty();
        assertThat(dates.find(moment("RECURRENCE-ID;VALUE=DATE:20261211"))).isEmpty();
        assertThat(Moment.of(Line.of("RECURRENCE-ID:20261350T990000").orElseThrow())).isEmpty();
        assertThat(new Dates(series("FREQ=MONTHLY;BYDAY=2TH", List.of(DECEMBER)))
                .find(moment("RECURRENCE-ID:20261210T140000Z"))).isEmpty();
    }

    @Test
    void aDateThatCouldBeTwoIsNone() {
        Dates daily = new Dates(series("FREQ=DAILY", List.of()));
        assertThat(daily.find(moment("RECURRENCE-ID;TZID=Nowhere Standard Time:20261212T030000"))).isEmpty();
        assertThat(daily.find(moment("RECURRENCE-ID;TZID=Nowhere Standard Time:20261210T150000"))).contains(DECEMBER);
    }

    private static Reply reply(String event) {
        return Reply.read("BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\n" + event.strip()
                + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", "").getFirst();
    }

    private static Moment moment(String line) {
        return Moment.of(Line.of(line).orElseThrow()).orElseThrow();
    }

    private static SlotContent series(String rule, List<LocalDateTime> excluded) {
        return new SlotContent("Monthly call", true, BERLIN, rule,
                new Entry(DECEMBER, DECEMBER, 60, false, "", "", "", "", ""), excluded, List.of());
    }
}
