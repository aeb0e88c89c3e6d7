package org.convene.note;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.meeting.Occurrence;
import org.convene.meeting.Person;
import org.convene.meeting.Session;

/**
 * Makes notes to begin with from a group's template, in the group's language. Under the Chatham House rule that rule stands
 * above, and nobody is named.
 */
@Component
class NoteTemplate {
    private final MessageSource messages;

    NoteTemplate(MessageSource messages) {
        this.messages = messages;
    }

    /** For groups that have none of their own. */
    String standard(Group group) {
        Locale locale = group.language();
        return "{{agenda}}\n\n" + heading(locale, "said") + "\n\n" + heading(locale, "decided") + "\n\n"
                + heading(locale, "next") + "\n\n{{attendees}}";
    }

    String filled(String template, Group group, Occurrence session, boolean confidential) {
        Locale locale = group.language();
        Session words = session.session();
        String text = template.replace("{{topic}}", session.heading())
                .replace("{{date}}", DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale)
                        .format(session.date()))
                .replace("{{agenda}}", list(locale, "agenda", words.agenda().lines().toList()))
                .replace("{{attendees}}", confidential
                        ? ""
                        : list(locale, "attendees", Stream.concat(words.hosts().stream(), words.guests().stream())
                                .map(Person::words).toList()));
        String rule = confidential ? "> " + messages.getMessage("note.rule", null, locale) + "\n\n" : "";
        return (rule + text.strip()).replaceAll("\n{3,}", "\n\n").strip();
    }

    private String heading(Locale locale, String what) {
        return "## " + messages.getMessage("note." + what, null, locale);
    }

    /** Without an entry nothing, not even the heading. */
    private String list(Locale locale, String what, List<String> entries) {
        List<String> said = entries.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        return said.isEmpty() ? "" : heading(locale, what) + "\n\n- " + String.join("\n- ", said);
    }
}
