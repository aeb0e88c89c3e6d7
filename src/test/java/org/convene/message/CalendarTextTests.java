package org.convene.message;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.convene.mail.EmailAddress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CalendarTextTests {
    private static final EmailAddress ORGANIZER = new EmailAddress("calls@example.org");

    /** An object whose slots every recipient of {@link #invited} fills. */
    static CalendarPart invitation() {
        String join = CalendarPart.slot("joinUrl");
        return part("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Convene//Convene//EN
                CALSCALE:GREGORIAN
                METHOD:REQUEST
                BEGIN:VEVENT
                UID:%s@example.org
                SEQUENCE:0
                DTSTAMP:20261121T090000Z
                DTSTART:20261210T140000Z
                DTEND:20261210T150000Z
                SUMMARY:Buying open source well: three procurement stories
                DESCRIPTION:Join: %s\\nOr answer: %s\\n\\nThree cities tell how they bought s
                 oftware whose source is open\\, what the lawyers asked\\, and what they would
                  do differently today.
                LOCATION:%s
                CONFERENCE;VALUE=URI;FEATURE=VIDEO;LABEL="Buying open source well":%s
                STATUS:CONFIRMED
                ORGANIZER;CN="Open Network":mailto:calls@example.org
                ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TR
                 UE;CN="%s":mailto:%s
                END:VEVENT
                END:VCALENDAR
                """.formatted(CalendarPart.slot("uid"), join, CalendarPart.slot("answerUrl"), join, join,
                CalendarPart.slot("recipient.name"), CalendarPart.slot("recipient.address")));
    }

    static Addressee invited(Addressee one) {
        Map<String, Object> values = new HashMap<>(one.values());
        values.put("uid", "0190-" + one.address().hashCode());
        values.putIfAbsent("joinUrl", "https://convene.example.org/join/AQGX0bM3c2FtcGxlMw");
        values.putIfAbsent("answerUrl", "https://convene.example.org/answer/AQGX0bM3c2FtcGxlNA");
        return new Addressee(one.address(), one.name(), one.language(), values, one.unsubscribeUrl(), null,
                one.messageId(), one.envelopeFrom(), one.date());
    }

    @Test
    void fillsSlotsAsTheirPlacesAsk() throws Exception {
        VEvent event = event(invitation(),
                invited(person("Mara \"M\" Lind; Dr., née Ü\r\nX-EVIL:1", "; , \\ \nsecond line")));
        Property attendee = event.getRequiredProperty("ATTENDEE");
        assertThat(attendee.getValue()).isEqualTo("mailto:mara@example.org");
        assertThat(attendee.getParameter("CN").orElseThrow().getValue())
                .isEqualTo("Mara 'M' Lind; Dr., née Ü  X-EVIL:1");
        assertThat(event.getRequiredProperty("LOCATION").getValue())
                .isEqualTo("https://convene.example.org/join/AQGX0bM3c2FtcGxlMw; , \\ \nsecond line");
        assertThat(event.getRequiredProperty("CONFERENCE").getValue())
                .isEqualTo("https://convene.example.org/join/AQGX0bM3c2FtcGxlMw;,\\secondline");
        assertThat(event.getRequiredProperty("DESCRIPTION").getValue()).startsWith("Join: https://convene.example.org/")
                .endsWith("would do differently today.");
        assertThat(event.getRequiredProperty("UID").getValue()).matches("0190-.*@example\\.org");
        assertThat(event.getProperty("X-EVIL")).isEmpty();
    }

    static List<String> texts() {
        return List.of("", "日本語の長い名前".repeat(20), "👩‍👩‍👧".repeat(30), "lone \uD83D surrogate",
                "\u2028\u0085\u0000\t\u007F.", "\\n\\,", "a\\");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void keepsLinesWithin75OctetsAndEveryOneWhole(String text) throws Exception {
        Addressee one = invited(person(text, text));
        String filled = filled(invitation(), one);
        assertThat(filled.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(filled.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n").doesNotContain("\uFFFD");
        assertThat(filled.lines().filter(line -> !line.startsWith(" "))).hasSize(20);
        String joined = String.valueOf(one.values().get("joinUrl")).replaceAll("\\R", "\n").strip()
                .replaceAll("[\uD83D\u0000\u007F](?![\uDC00-\uDFFF])", "");
        assertThat(event(invitation(), one).getRequiredProperty("LOCATION").getValue()).isEqualTo(joined);
    }

    @Test
    void leavesALetterWithoutSlotsAsItIs() {
        CalendarPart odd = part("BEGIN:VCALENDAR\nSUMMARY:" + "x".repeat(90) + " \uE000 icon\nEND:VCALENDAR\n");
        assertThat(filled(odd, person("A", ""))).isEqualTo(odd.text());
        CalendarText text = CalendarText.shared(odd);
        Filling filling = new Filling();
        assertThat(text.encoded(person("A", ""), filling)).isSameAs(text.encoded(person("B", ""), filling));
    }

    @Test
    void foldsWhatWasFoldedForTheSlotsAnew() {
        String line = "DESCRIPTION:" + "word ".repeat(11) + CalendarPart.slot("joinUrl").substring(0, 5) + "\r\n "
                + CalendarPart.slot("joinUrl").substring(5);
        String filled = filled(part("BEGIN:VCALENDAR\n" + line + "\nEND:VCALENDAR\n"), person("A", ""));
        assertThat(filled).isEqualTo("BEGIN:VCALENDAR\r\nDESCRIPTION:" + "word ".repeat(11)
                + "https://\r\n convene.example.org/join/AQGX0bM3c2FtcGxlMw\r\nEND:VCALENDAR\r\n");
    }

    @Test
    void refusesSlotsNobodyCanFill() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled(part("SUMMARY:" + CalendarPart.slot("nothing") + "\n"), person("A", "")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarText.shared(part("ATTENDEE;CN=" + CalendarPart.slot("joinUrl") + ":x\n")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CalendarText.own(new CalendarPart("REQUEST\r\nX: y", "", ORGANIZER)));
    }

    @Test
    void sendsARecipientsOwnObjectInsteadOfTheSharedOne() {
        try (Workshop workshop = new Workshop()) {
            Addressee one = person("A", "");
            String own = "BEGIN:VCALENDAR\r\nSUMMARY:mine " + CalendarPart.slot("joinUrl") + "\r\nEND:VCALENDAR\r\n";
            Addressee mine = new Addressee(one.address(), one.name(), one.language(), one.values(), null,
                    new CalendarPart("CANCEL", own, new EmailAddress("me@example.org")), one.messageId(), "",
                    one.date());
            Press press = workshop.press(Workshop.letter("meeting-invitation", invitation()));
            for (Addressee next : List.of(invited(one), mine, invited(one), invited(one), mine, mine, mine,
                    invited(one))) {
                var received = org.convene.testing.ReceivedMail.parse(Workshop.pressed(press, next));
                boolean personal = next == mine;
                assertThat(received.calendar()).contains(personal ? own : "ATTENDEE");
                assertThat(received.header("From")).isEqualTo(
                        "Open Network <" + (personal ? "me" : "calls") + "@example.org>");
            }
        }
    }

    private static Addressee person(String name, String inTexts) {
        return Workshop.addressee("meeting-invitation", "mara@example.org", name, Locale.ENGLISH, inTexts);
    }

    private static CalendarPart part(String lines) {
        return new CalendarPart("REQUEST", lines.replaceAll("(?<!\r)\n", "\r\n"), ORGANIZER);
    }

    private static String filled(CalendarPart part, Addressee one) {
        byte[] octets = Base64.getMimeDecoder().decode(CalendarText.shared(part).encoded(one, new Filling()));
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static VEvent event(CalendarPart part, Addressee one) throws Exception {
        return (VEvent) new CalendarBuilder().build(new StringReader(filled(part, one)))
                .getComponent(Component.VEVENT).orElseThrow();
    }
}
