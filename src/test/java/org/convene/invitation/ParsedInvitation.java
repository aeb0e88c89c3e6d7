package org.convene.invitation;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.time.temporal.TemporalAccessor;
import java.util.List;

import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

import org.convene.testing.ReceivedMail;

/** The calendar object of a mail as another library reads it. */
record ParsedInvitation(Calendar calendar) {
    static {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
    }

    static ParsedInvitation of(ReceivedMail mail) {
        return of(mail.calendar());
    }

    static ParsedInvitation of(String text) {
        try {
            return new ParsedInvitation(new CalendarBuilder().build(new StringReader(text)));
        } catch (IOException | ParserException broken) {
            throw new AssertionError(broken + "\n" + text, broken);
        }
    }

    String method() {
        return value(calendar, Property.METHOD);
    }

    List<VEvent> events() {
        return calendar.getComponents(Component.VEVENT);
    }

    /** The series or single event: the one without a RECURRENCE-ID. */
    VEvent master() {
        return events().stream().filter(event -> event.getProperty(Property.RECURRENCE_ID).isEmpty()).findFirst()
                .orElseThrow(() -> new AssertionError("no master in " + calendar));
    }

    VEvent override() {
        return events().stream().filter(event -> event.getProperty(Property.RECURRENCE_ID).isPresent()).findFirst()
                .orElseThrow(() -> new AssertionError("no override in " + calendar));
    }

    String uid() {
        return value(events().getFirst(), Property.UID);
    }

    int sequence() {
        return Integer.parseInt(value(events().getFirst(), Property.SEQUENCE));
    }

    boolean has(String property) {
        return events().getFirst().getProperty(property).isPresent();
    }

    static Instant at(VEvent event, String property) {
        Property found = event.getProperty(property).map(Property.class::cast)
                .orElseThrow(() -> new AssertionError("no " + property));
        return Instant.from((TemporalAccessor) ((DateProperty<?>) found).getDate());
    }

    static String value(VEvent event, String property) {
        return event.getProperty(property).map(one -> ((Property) one).getValue()).orElse("");
    }

    private static String value(Calendar calendar, String property) {
        return calendar.getProperty(property).map(one -> ((Property) one).getValue()).orElse("");
    }
}
