package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceWords;
import org.convene.site.Listed;
import org.convene.web.Reader;

/** Shows a form again that somebody else was faster with, and beside each field what they made of it. */
@Component
class ClashPage {
    /** What somebody types in words of their own, each with its label. */
    private static final Map<String, String> WORDS = Map.ofEntries(entry("topic"),
            Map.entry("description", "staff.meeting.session.description"), entry("agenda"), entry("tracks"),
            entry("hosts"), entry("guests"), entry("notes"), entry("slides"), entry("recording"), entry("discussion"),
            entry("tags"));
    private final MessageSource messages;

    ClashPage(MessageSource messages) {
        this.messages = messages;
    }

    private static Map.Entry<String, String> entry(String field) {
        return Map.entry(field, "staff.meeting." + field);
    }

    /** A difference in the reader's words. */
    public record Shown(String who, String before, String now) {}

    /** What the reader did not touch is to be taken over as it stands. */
    static Set<String> untouched(List<Difference> found) {
        return found.stream().filter(one -> !one.mine()).map(Difference::field).collect(Collectors.toSet());
    }

    /** Sets status 409 and the model's {@code changed}; returns the view. @param meeting as it stands */
    String again(Model model, HttpServletResponse response, String view, List<Difference> found, Meeting meeting,
            Reader reader) {
        return again(model, response, view, found, rule -> repeated(rule, meeting, reader), reader);
    }

    /** As {@link #again(Model, HttpServletResponse, String, List, Meeting, Reader)}, of what belongs to no meeting. */
    String again(Model model, HttpServletResponse response, String view, List<Difference> found, Reader reader) {
        return again(model, response, view, found, UnaryOperator.identity(), reader);
    }

    private String again(Model model, HttpServletResponse response, String view, List<Difference> found,
            UnaryOperator<String> repeated, Reader reader) {
        Map<String, Shown> changed = new LinkedHashMap<>();
        found.forEach(one -> changed.put(one.field(), new Shown(who(one, reader),
                words(one.field(), one.before(), repeated, reader),
                words(one.field(), one.now(), repeated, reader))));
        model.addAttribute("changed", changed);
        model.addAttribute("people",
                Listed.of(found.stream().map(Difference::by).filter(by -> !by.isEmpty()).distinct().toList(),
                        reader.formats()));
        response.setStatus(HttpStatus.CONFLICT.value());
        return view;
    }

    /** What was typed for a date that the meeting does not have any more, to be taken along. @param coming dates it has */
    String gone(Model model, HttpServletResponse response, Meeting meeting, LocalDate date, SessionForm typed,
            List<String> coming) {
        Map<String, String> kept = new LinkedHashMap<>(FormFields.of(typed));
        kept.keySet().retainAll(WORDS.keySet());
        kept.values().removeIf(String::isEmpty);
        model.addAttribute("kept", kept.entrySet().stream()
                .map(one -> Map.of("label", WORDS.getOrDefault(one.getKey(), ""), "value", one.getValue())).toList());
        model.addAttribute("meeting", meeting);
        model.addAttribute("date", date.toString());
        model.addAttribute("coming", coming);
        response.setStatus(HttpStatus.CONFLICT.value());
        return "meeting/staff/gone";
    }

    private String who(Difference one, Reader reader) {
        Instant at = one.at();
        String act = at == null
                ? text(reader, "staff.meeting.clash.somebody")
                : text(reader, "staff.meeting.clash.by", one.by(), reader.momentThere(at));
        return act + " "
                + text(reader, one.mine() ? "staff.meeting.clash.mine" : "staff.meeting.clash.taken");
    }

    private String repeated(String value, Meeting meeting, Reader reader) {
        Recurrence rule = Recurrence.parse(value);
        Slot lead = meeting.slots().getFirst();
        return rule.once()
                ? text(reader, "staff.meeting.repeat.once")
                : RecurrenceWords.of(rule, lead.on(meeting.firstDate()), lead.zone(), reader.locale());
    }

    private String words(String field, String value, UnaryOperator<String> repeated, Reader reader) {
        return switch (field) {
            case "repeat" -> repeated.apply(value);
            case "status", "venue", "chathamHouse" -> text(reader, "staff.meeting." + field + "." + value);
            case "slots" -> value.replace("⇄", text(reader, "staff.meeting.alternating"));
            default -> value.isEmpty() ? text(reader, "staff.meeting.clash.nothing") : value;
        };
    }

    private String text(Reader reader, String code, Object... values) {
        return messages.getMessage(code, values, reader.locale());
    }
}
