package org.convene.calendar;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.validate.ValidationResult;

import static org.assertj.core.api.Assertions.assertThat;

/** ical4j reads what we write: it must parse, validate for its METHOD, and be folded and ended as RFC 5545 3.1 says. */
final class SecondReader {
    static {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    private SecondReader() {}

    static Calendar read(String text) {
        assertThat(text).endsWith("\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(text.split("\r\n")).allSatisfy(
                line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 75));
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(text));
            ValidationResult result = calendar.validate();
            assertThat(result.getEntries()).isEmpty();
            return calendar;
        } catch (IOException | ParserException refused) {
            throw new AssertionError(text, refused);
        }
    }

    static List<CalendarComponent> events(Calendar calendar) {
        return calendar.getComponents(Component.VEVENT);
    }

    static String value(Component component, String property) {
        return component.getProperty(property).map(Property::getValue).orElse("");
    }

    /** Unfolded lines. */
    static List<String> lines(String text) {
        return List.of(text.replace("\r\n ", "").split("\r\n"));
    }
}
