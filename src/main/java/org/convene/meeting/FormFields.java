package org.convene.meeting;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.site.InvalidInput;

/** What stands in a form, field by field in the order of the page, so that two people's can be compared. */
final class FormFields {
    static final String ROOM = "joinUrl";
    private static final String UNREADABLE = "?";
    private static final Set<String> NOT_PAST = Set.of("status", "agenda", "tracks", "start", "minutes", "placeHost",
            "placeAddress");

    private FormFields() {}

    static Map<String, String> of(MeetingForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", line(form.title()));
        fields.put("description", text(form.description()));
        fields.put("firstDate", line(form.firstDate()));
        fields.put("slots", slots(form));
        fields.put("repeat", rule(form));
        fields.put("minutes", number(form.minutes()));
        fields.put("venue", line(form.venue()));
        fields.put(ROOM, line(form.joinUrl()));
        fields.put("placeHost", line(form.placeHost()));
        fields.put("placeAddress", line(form.placeAddress()));
        fields.put("chathamHouse", line(form.chathamHouse()));
        return fields;
    }

    static Map<String, String> of(SessionForm form) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", line(form.status()));
        fields.put("topic", line(form.topic()));
        fields.put("description", text(form.description()));
        fields.put("agenda", text(form.agenda()));
        fields.put("tracks", text(form.tracks()));
        fields.put("hosts", text(form.hosts()));
        fields.put("guests", text(form.guests()));
        fields.put("start", line(line(form.date()) + " " + line(form.time())));
        fields.put("minutes", number(form.minutes()));
        fields.put("placeHost", line(form.placeHost()));
        fields.put("placeAddress", line(form.placeAddress()));
        fields.put("notes", line(form.notes()));
        fields.put("slides", line(form.slides()));
        fields.put("recording", line(form.recording()));
        fields.put("discussion", line(form.discussion()));
        fields.put("tags", Arrays.stream(line(form.tags()).split(",")).map(String::strip)
                .filter(tag -> !tag.isEmpty()).collect(Collectors.joining(", ")));
        return fields;
    }

    /** What the form of a past session without a meeting has. */
    static Map<String, String> past(SessionForm form) {
        Map<String, String> fields = of(form);
        fields.keySet().removeAll(NOT_PAST);
        fields.put("date", line(form.date()));
        return fields;
    }

    private static String slots(MeetingForm form) {
        String times = form.slots().stream()
                .map(slot -> slot.time() + " " + slot.zone()
                        + (slot.minutes() == null ? "" : " " + slot.minutes() + "′")
                        + (slot.label().isEmpty() ? "" : " (" + slot.label() + ")"))
                .collect(Collectors.joining("\n"));
        return Boolean.TRUE.equals(form.alternating()) ? times + "\n⇄" : times;
    }

    private static String rule(MeetingForm form) {
        try {
            return form.recurrence();
        } catch (InvalidInput unreadable) {
            return UNREADABLE;
        }
    }

    private static String number(@Nullable Integer typed) {
        return typed == null ? "" : typed.toString();
    }

    private static String line(@Nullable String typed) {
        return MeetingForm.text(typed);
    }

    private static String text(@Nullable String typed) {
        return MeetingForm.body(typed);
    }
}
