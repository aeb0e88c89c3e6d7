package org.convene.meeting;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.calendar.EventText;
import org.convene.calendar.RecurrenceWords;
import org.convene.calendar.ZoneWords;
import org.convene.group.Group;

/** Puts what a calendar shows of one date into words. */
@Component
public class EntryWords {
    private final MessageSource messages;

    EntryWords(MessageSource messages) {
        this.messages = messages;
    }

    /** What the calendar entry says. @param joinUrl the reader's own link; empty where none may be shown */
    public EventText event(Group group, SlotContent content, Entry entry, String page, String joinUrl, Locale locale) {
        List<String> paragraphs = new ArrayList<>();
        add(paragraphs, entry.topic());
        add(paragraphs, entry.description());
        add(paragraphs, entry.agenda());
        add(paragraphs, tracks(content, entry, locale));
        add(paragraphs, content.isDivided() ? text(locale, "meeting.mail.divided", rhythm(content, locale)) : "");
        add(paragraphs, String.join("\n", people(entry.guests(), entry.hosts(), locale)));
        add(paragraphs, joinUrl.isEmpty() ? "" : text(locale, "meeting.mail.join", joinUrl));
        add(paragraphs, entry.place().isEmpty() ? "" : text(locale, "meeting.mail.place", entry.place()));
        add(paragraphs, content.underRule(group) ? text(locale, "meeting.mail.chatham") : "");
        return new EventText(summary(content, entry), String.join("\n\n", paragraphs),
                entry.place().isEmpty() ? joinUrl : entry.place(), page, joinUrl);
    }

    /** Who is there, a line for each role: "With: Priya Raman", "Hosted by: Mara Lind". */
    public List<String> people(String guests, String hosts, Locale locale) {
        return Stream.of(guests.isEmpty() ? "" : text(locale, "meeting.mail.with", guests),
                hosts.isEmpty() ? "" : text(locale, "meeting.mail.hosted", hosts)).filter(one -> !one.isEmpty())
                .toList();
    }

    private String tracks(SlotContent content, Entry entry, Locale locale) {
        return entry.tracks().isEmpty()
                ? ""
                : text(locale, "meeting.mail.tracks", ZoneWords.city(content.zone(), locale)) + "\n"
                        + tracks(content, entry, content.zone(), locale);
    }

    /** Agenda and tracks in Markdown. @param reader by whose clock the tracks are */
    public static String agenda(SlotContent content, Entry entry, ZoneId reader, Locale locale) {
        return Stream.of(entry.agenda().strip(), tracks(content, entry, reader, locale))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining("\n\n"));
    }

    private static String tracks(SlotContent content, Entry entry, ZoneId reader, Locale locale) {
        return TrackLine.of(entry.tracks(), entry.instant(content.zone()), entry.minutes(), reader, locale).stream()
                .map(line -> "- " + line.words()).collect(Collectors.joining("\n"));
    }

    private static String rhythm(SlotContent content, Locale locale) {
        return RecurrenceWords.of(content.recurrence(), content.master().start(), content.zone(), locale);
    }

    /** The group's display zones, the slot's own among them. */
    public static List<ZoneId> zones(Group group, ZoneId anchor) {
        LinkedHashSet<ZoneId> zones = new LinkedHashSet<>();
        zones.add(anchor);
        zones.addAll(group.displayZones());
        return List.copyOf(zones);
    }

    private static String summary(SlotContent content, Entry entry) {
        return entry.topic().isEmpty() ? content.title() : content.title() + ": " + entry.topic();
    }

    private static void add(List<String> paragraphs, String text) {
        if (!text.isBlank()) {
            paragraphs.add(text.strip());
        }
    }

    private String text(Locale locale, String code, Object... values) {
        return messages.getMessage(code, values, locale);
    }
}
