package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ItipTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime START = LocalDateTime.of(2026, 10, 8, 15, 0);
    private static final EventText TEXT = new EventText("Cities, governments; & more",
            "Agenda:\n1. Hello\\world\r\n2. Bye",
            "https://convene.example.org/join/x", "https://convene.example.org/groups/cities",
            "https://convene.example.org/join/x");
    private static final Revision REVISION = new Revision("0198-abc@example.org", 3,
            Instant.parse("2026-09-01T08:00:00Z"));
    private final Itip itip = new Itip(new Party("Cities \"and\" governments", "cities+t0ken@example.org"),
            new Party("Mara Lind", "mara@example.org"), Answer.NEEDS_ACTION);

    @Test
    void aSeriesWithExceptionsIsCompleteAndValid() {
        CalendarEvent series = series(Recurrence.parse("FREQ=MONTHLY;BYDAY=2TH;COUNT=12"), moved(START.plusDays(35)),
                cancelled(LocalDateTime.of(2026, 12, 10, 15, 0)));
        String text = itip.request(series);
        Calendar calendar = SecondReader.read(text);
        assertThat(SecondReader.events(calendar)).hasSize(2);
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(1);
        assertThat(SecondReader.lines(text)).contains("METHOD:REQUEST", "DTSTART;TZID=Europe/Berlin:20261008T150000",
                "DTEND;TZID=Europe/Berlin:20261008T160000", "RRULE:FREQ=MONTHLY;BYDAY=2TH;UNTIL=20270909T130000Z",
                "EXDATE;TZID=Europe/Berlin:20261210T150000", "RECURRENCE-ID;TZID=Europe/Berlin:20261112T150000",
                "DTSTART;TZID=Europe/Berlin:20261112T170000", "SEQUENCE:3", "SEQUENCE:4", "DTSTAMP:20260901T080000Z",
                "STATUS:CONFIRMED", "TRANSP:OPAQUE", "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
                "SUMMARY:Cities\\, governments\\; & more", "DESCRIPTION:Agenda:\\n1. Hello\\\\world\\n2. Bye",
                "ORGANIZER;CN=\"Cities 'and' governments\":mailto:cities+t0ken@example.org",
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN=\"Mara Lind\":mailto:mara@example.org");
        assertThat(SecondReader.value(SecondReader.events(calendar).getFirst(), "DESCRIPTION"))
                .isEqualTo("Agenda:\n1. Hello\\world\n2. Bye");
    }

    @Test
    void anEndThatTheClockShowsTwiceIsSaidAsALength() {
        LocalDateTime original = LocalDateTime.of(2026, 10, 8, 15, 0);
        EventOverride night = new EventOverride(original, 4, new EventTime(LocalDateTime.of(2026, 10, 25, 2, 0), BERLIN,
                Duration.ofMinutes(90)), TEXT, EventStatus.CONFIRMED);
        assertThat(SecondReader.lines(itip.request(series(Recurrence.parse("FREQ=MONTHLY;BYDAY=2TH")), night)))
                .contains("DTSTART;TZID=Europe/Berlin:20261025T020000", "DURATION:PT1H30M")
                .noneMatch(line -> line.startsWith("DTEND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-10-25T01:30", "2026-10-25T02:30", "2027-03-28T01:00", "2027-03-28T01:30"})
    void aSeriesThatBeginsAsClocksChangeSaysItsLength(String start) {
        EventTime time = new EventTime(LocalDateTime.parse(start), BERLIN, Duration.ofMinutes(100));
        String text = itip.request(new CalendarEvent(REVISION, time, Recurrence.parse("FREQ=WEEKLY"), List.of(),
                List.of(), TEXT, EventStatus.CONFIRMED));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("DURATION:PT1H40M").noneMatch(line -> line.startsWith("DTEND"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Jerusalem", "America/Santiago", "Africa/Casablanca", "Africa/Cairo"})
    void theClockOfAnOldSeriesIsRightForTwentyYearsFromNow(String id) {
        ZoneId zone = ZoneId.of(id);
        EventTime time = new EventTime(LocalDateTime.of(2019, 1, 10, 15, 0), zone, Duration.ofHours(1));
        ZoneEvaluator read = new ZoneEvaluator(SecondReader.lines(itip.request(new CalendarEvent(REVISION, time,
                Recurrence.weekly(1), List.of(), List.of(), TEXT, EventStatus.CONFIRMED))).stream()
                .dropWhile(line -> !line.equals("BEGIN:VTIMEZONE")).takeWhile(line -> !line.equals("BEGIN:VEVENT"))
                .toList());
        for (Instant at = time.instant(); at.isBefore(Instant.parse("2046-01-01T00:00:00Z")); at = at
                .plus(Duration.ofDays(7))) {
            assertThat(read.offset(at)).as("%s", at).isEqualTo(zone.getRules().getOffset(at));
        }
    }

    @Test
    void aOneOffIsInUtcAndNeedsNoZone() {
        String text = itip
                .request(CalendarEvent.once(REVISION, new EventTime(START, BERLIN, Duration.ofMinutes(45)), TEXT,
                        EventStatus.TENTATIVE));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("DTSTART:20261008T130000Z", "DTEND:20261008T134500Z",
                "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE").doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void aSeriesInUtcNamesNoZone() {
        CalendarEvent series = new CalendarEvent(REVISION, new EventTime(START, ZoneId.of("UTC"), Duration.ofHours(1)),
                Recurrence.weekly(1), List.of(START.plusWeeks(1)), List.of(), TEXT, EventStatus.CONFIRMED);
        String text = itip.request(series);
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("DTSTART:20261008T150000Z", "EXDATE:20261015T150000Z")
                .doesNotContain("BEGIN:VTIMEZONE");
    }

    @Test
    void oneMovedOccurrenceTravelsAloneWithItsZone() {
        EventOverride toNewYork = new EventOverride(START.plusWeeks(5), 4, new EventTime(START.plusWeeks(5),
                ZoneId.of("America/New_York"), Duration.ofHours(2)), TEXT, EventStatus.CONFIRMED);
        String text = itip.request(series(Recurrence.weekly(1)), toNewYork);
        Calendar calendar = SecondReader.read(text);
        assertThat(SecondReader.events(calendar)).hasSize(1);
        assertThat(calendar.getComponents(Component.VTIMEZONE)).hasSize(2);
        assertThat(SecondReader.lines(text)).contains("RECURRENCE-ID;TZID=Europe/Berlin:20261112T150000",
                "DTSTART;TZID=America/New_York:20261112T150000", "SEQUENCE:4")
                .noneMatch(line -> line.startsWith("RRULE:FREQ=WEEKLY"));
    }

    @Test
    void cancellingAllSaysSoAndCarriesNoJoinLink() {
        String text = itip.cancel(series(Recurrence.weekly(1)));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3",
                "RRULE:FREQ=WEEKLY", "BEGIN:VTIMEZONE");
        assertThat(text).doesNotContain("/join/", "RSVP", "RECURRENCE-ID");
    }

    @Test
    void cancellingOneNamesItsOriginalStart() {
        String text = itip.cancel(series(Recurrence.weekly(1)), cancelled(START.plusWeeks(1)));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:5",
                "RECURRENCE-ID;TZID=Europe/Berlin:20261015T150000").doesNotContain("RRULE:FREQ=WEEKLY");
    }

    @Test
    void aLeaverIsUninvitedWithoutStatus() {
        String text = itip.uninvite(series(Recurrence.weekly(1)));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("METHOD:CANCEL")
                .noneMatch(line -> line.startsWith("STATUS"));
    }

    @Test
    void aCancelledOccurrenceIsNeverRequested() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> itip.request(series(Recurrence.weekly(1)), cancelled(START.plusWeeks(1))));
    }

    @Test
    void theAnswerWeHoldIsKept() {
        String text = new Itip(new Party("", "wg@example.org"), new Party("", "mara@example.org"), Answer.ACCEPTED)
                .request(series(Recurrence.weekly(1)));
        SecondReader.read(text);
        assertThat(SecondReader.lines(text)).contains("ORGANIZER:mailto:wg@example.org",
                "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE:mailto:mara@example.org");
    }

    @Test
    void theSeriesStartsAtADateOfItsRule() {
        String text = itip.request(new CalendarEvent(REVISION,
                new EventTime(LocalDateTime.of(2026, 10, 1, 15, 0), BERLIN,
                        Duration.ofHours(1)),
                Recurrence.parse("FREQ=MONTHLY;BYDAY=2TH"), List.of(), List.of(), TEXT,
                EventStatus.CONFIRMED));
        assertThat(SecondReader.lines(text)).contains("DTSTART;TZID=Europe/Berlin:20261008T150000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hello\r\nATTENDEE:mailto:evil@example.org", "Hello\nEND:VEVENT\nBEGIN:VEVENT", "a\rb",
            "line\u2028separator\u0085next\u000bline\u000cfeed", "nul\u0000bell\u0007del\u007f",
            "\"quotes\";,\\and \ud83d",
            "\r\n", "x\r\n y", "tab\there"})
    void hostileTextAddsNoLine(String hostile) {
        EventText text = new EventText(hostile, hostile, hostile, hostile, "https://example.org/" + hostile);
        Itip evil = new Itip(new Party(hostile, "wg@example.org" + hostile.replace("Hello", "")),
                new Party(hostile, "mara@example.org"), Answer.NEEDS_ACTION);
        String object = evil
                .request(CalendarEvent.once(REVISION, new EventTime(START, BERLIN, Duration.ofHours(1)), text,
                        EventStatus.CONFIRMED));
        assertThat(SecondReader.lines(object).stream().filter(line -> line.matches("(BEGIN|END|ATTENDEE|ORGANIZER).*")))
                .hasSize(6);
        assertThat(object.replace("\r\n", "")).doesNotContainPattern("[\\p{Cntrl}&&[^\t]]");
    }

    @Test
    void longAndManyByteTextFoldsBetweenCharacters() {
        String topic = "会合👩‍👩‍👧‍👦é ".repeat(1000);
        String object = itip.request(CalendarEvent.once(REVISION, new EventTime(START, BERLIN, Duration.ofHours(1)),
                new EventText(topic, topic, topic, "", ""), EventStatus.CONFIRMED));
        Calendar calendar = SecondReader.read(object);
        assertThat(SecondReader.value(SecondReader.events(calendar).getFirst(), Property.SUMMARY))
                .isEqualTo(topic.strip());
    }

    @Test
    void everyGeneratedRuleMakesAValidObject() {
        GeneratedRules.cases(1000).forEach(drawn -> {
            try {
                Recurrence rule = Recurrence.parse(drawn.rule());
                SecondReader.read(itip.request(new CalendarEvent(REVISION,
                        new EventTime(drawn.start(), BERLIN, Duration.ofHours(1)), rule, List.of(drawn.start()),
                        List.of(),
                        TEXT, EventStatus.CONFIRMED)));
            } catch (UnsupportedRecurrence refused) {
                assertThat(refused.reason()).isEqualTo(UnsupportedRecurrence.Reason.NO_DATE);
            }
        });
    }

    private static CalendarEvent series(Recurrence recurrence, EventOverride... overrides) {
        return new CalendarEvent(REVISION, new EventTime(START, BERLIN, Duration.ofHours(1)), recurrence, List.of(),
                List.of(overrides), TEXT, EventStatus.CONFIRMED);
    }

    private static EventOverride moved(LocalDateTime original) {
        return new EventOverride(original, 4, new EventTime(original.plusHours(2), BERLIN, Duration.ofHours(1)), TEXT,
                EventStatus.CONFIRMED);
    }

    private static EventOverride cancelled(LocalDateTime original) {
        return new EventOverride(original, 5, new EventTime(original, BERLIN, Duration.ofHours(1)), TEXT,
                EventStatus.CANCELLED);
    }
}
