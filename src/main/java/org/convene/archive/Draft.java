package org.convene.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Person;
import org.convene.meeting.Session;
import org.convene.meeting.Venue;

/** A session that is being read, filled line by line or cell by cell. */
final class Draft {
    private final int line;
    private final LocalDate date;
    private final List<Person> guests = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private String topic = "";
    private String description = "";
    private String notes = "";
    private String slides = "";
    private String recording = "";
    private String discussion = "";

    Draft(int line, LocalDate date) {
        this.line = line;
        this.date = date;
    }

    int line() {
        return line;
    }

    boolean unnamed() {
        return topic.isEmpty();
    }

    /** Fills what a column or a word before a colon is called; false for what is no such word. */
    boolean put(String name, String value) {
        String text = value.strip();
        switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "topic", "title", "session", "talk" -> topic = text;
            case "description", "abstract", "about" -> description = text;
            case "speaker", "speakers", "guest", "guests", "presenter", "presenters", "who" -> people(text);
            case "slides", "deck" -> slides = text;
            case "recording", "video" -> recording = text;
            case "notes", "minutes", "summary" -> notes = text;
            case "discussion", "thread", "issue" -> discussion = text;
            case "tag", "tags" -> Arrays.stream(text.split(",")).map(String::strip).filter(one -> !one.isEmpty())
                    .forEach(tags::add);
            default -> {
                return false;
            }
        }
        return true;
    }

    void tag(String word) {
        if (!word.isEmpty()) {
            tags.add(word);
        }
    }

    /** A link by what it is called; false when its words are no such name. */
    boolean link(String words, String address) {
        String name = words.toLowerCase(Locale.ROOT);
        if (name.matches(".*\\b(slides?|deck|presentation)\\b.*")) {
            slides = address;
        } else if (name.matches(".*\\b(recordings?|video|watch|youtube)\\b.*")) {
            recording = address;
        } else if (name.matches(".*\\b(notes?|minutes|summary|blog)\\b.*")) {
            notes = address;
        } else if (name.matches(".*\\b(discussion|discuss|thread|forum|issue)\\b.*")) {
            discussion = address;
        } else {
            return false;
        }
        return true;
    }

    /** The link of the title itself. */
    void about(String address) {
        if (notes.isEmpty()) {
            notes = address;
        }
    }

    /** Names between commas, ampersands and the word and; what stands in brackets is the affiliation. */
    void people(String words) {
        for (String one : words.split("\\s*(?:[,;&]|\\band\\b)\\s*(?![^()]*\\))")) {
            String name = one.strip();
            if (!name.isEmpty()) {
                int bracket = name.indexOf('(');
                guests.add(bracket > 0 && name.endsWith(")")
                        ? new Person(name.substring(0, bracket).strip(), name.substring(bracket + 1, name.length() - 1),
                                "")
                        : new Person(name, "", ""));
            }
        }
    }

    PastSession session() {
        @Nullable
        Integer minutes = null;
        return new PastSession(line, date, new Session(Session.Status.CONFIRMED, topic, description, "", List.of(),
                List.copyOf(guests), minutes, Venue.Place.UNKNOWN,
                new Session.Material(notes, slides, recording, discussion), tags.stream().distinct().toList()), false);
    }
}
