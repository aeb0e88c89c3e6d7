package org.convene.meeting;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Frequency;
import org.convene.calendar.NthDay;
import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceEnd;
import org.convene.calendar.UnsupportedRecurrence;
import org.convene.meeting.MeetingDraft.Time;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * The form of a meeting as typed. Slots stand in rows of parallel lists; rows without a time are left out.
 *
 * @param repeat once, daily, weekly, monthly (by weekday), monthday, quarterly, yearly (on the first date's day), announced
 *            (date by date), or rule for one the controls cannot show
 * @param alternating the times take turns
 * @param interval every so many weeks or months
 * @param days two-letter weekdays as RFC 5545 has them
 * @param slotMinutes how long each time lasts, where that is not as long as the meeting
 * @param nths which of the month: 1 to 4, -1 the last
 * @param end never, until or after
 * @param opened what stood in the form when it was opened; null: not known
 */
public record MeetingForm(@Nullable String title, @Nullable String description, @Nullable String firstDate,
        @Nullable List<String> time, @Nullable List<String> zone, @Nullable List<String> label,
        @Nullable List<@Nullable Integer> slotMinutes, @Nullable String repeat, @Nullable Integer interval,
        @Nullable List<String> days, @Nullable List<Integer> nths, @Nullable String monthDay, @Nullable String rule,
        @Nullable String end, @Nullable String until, @Nullable Integer after, @Nullable Integer minutes,
        @Nullable String venue, @Nullable String joinUrl, @Nullable String placeHost, @Nullable String placeAddress,
        @Nullable Boolean alternating, @Nullable String chathamHouse, long version, @Nullable String opened) {
    private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Set<Integer> NTHS = Set.of(1, 2, 3, 4, -1);
    private static final int ROWS = 4;

    static MeetingForm blank(String zone) {
        return begun(zone, "", "", "monthly");
    }

    /** Somebody’s suggestion: happens once unless whoever plans it says otherwise. */
    static MeetingForm suggested(String zone, String title, String description) {
        return begun(zone, title, description, "once");
    }

    private static MeetingForm begun(String zone, String title, String description, String repeat) {
        return new MeetingForm(title, description, "", List.of("15:00"), List.of(zone), List.of(""), List.of(), repeat,
                1, List.of(), List.of(), "", "", "never", "", null, 60, "ONLINE", "", "", "", false, "GROUP", 0,
                null);
    }

    static MeetingForm of(Meeting meeting) {
        MeetingForm controls = of(meeting, repeat(meeting.recurrence()));
        return controls.makes(meeting.recurrence()) ? controls : of(meeting, "rule");
    }

    private static MeetingForm of(Meeting meeting, String repeat) {
        Recurrence rule = meeting.recurrence();
        boolean plain = repeat.equals("rule");
        String until = rule.end() instanceof RecurrenceEnd.UntilLocal last ? last.last().toLocalDate().toString() : "";
        return new MeetingForm(meeting.title(), meeting.description(),
                rule.announced() ? "" : meeting.firstDate().toString(),
                meeting.slots().stream().map(slot -> slot.time().toString()).toList(),
                meeting.slots().stream().map(slot -> slot.zone().getId()).toList(),
                meeting.slots().stream().map(Slot::label).toList(),
                meeting.slots().stream().<@Nullable Integer>map(Slot::minutes).toList(), repeat,
                repeat.equals("quarterly") ? 1 : rule.interval(),
                rule.days().stream().map(day -> name(day.day())).distinct().toList(),
                rule.days().stream().map(NthDay::ordinal).filter(nth -> nth != 0).distinct().toList(),
                rule.monthDays().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                plain ? rule.toRule() : "", until.isEmpty() ? "never" : "until", until, null, meeting.minutes(),
                meeting.venue().kind().name(), meeting.venue().joinUrl(), meeting.venue().place().host(),
                meeting.venue().place().address(), meeting.alternating(), meeting.chathamHouse().name(),
                meeting.version(), null);
    }

    /** The same, with these fields as another form has them. @param fields as {@link FormFields} names them */
    MeetingForm taking(Set<String> fields, MeetingForm other) {
        MeetingForm when = fields.contains("repeat") ? other : this;
        MeetingForm slots = fields.contains("slots") ? other : this;
        return new MeetingForm((fields.contains("title") ? other : this).title,
                (fields.contains("description") ? other : this).description,
                (fields.contains("firstDate") ? other : this).firstDate, slots.time, slots.zone, slots.label,
                slots.slotMinutes, when.repeat, when.interval, when.days, when.nths, when.monthDay, when.rule, when.end,
                when.until, when.after, (fields.contains("minutes") ? other : this).minutes,
                (fields.contains("venue") ? other : this).venue, (fields.contains("joinUrl") ? other : this).joinUrl,
                (fields.contains("placeHost") ? other : this).placeHost,
                (fields.contains("placeAddress") ? other : this).placeAddress, slots.alternating,
                (fields.contains("chathamHouse") ? other : this).chathamHouse, other.version, null);
    }

    private static String repeat(Recurrence rule) {
        if (rule.once()) {
            return "once";
        }
        if (rule.announced()) {
            return "announced";
        }
        boolean simple = rule.months().isEmpty() && rule.positions().isEmpty();
        boolean plain = simple && rule.days().isEmpty() && rule.monthDays().isEmpty();
        if (plain && rule.frequency() == Frequency.DAILY) {
            return "daily";
        }
        if (plain && rule.frequency() == Frequency.YEARLY) {
            return "yearly";
        }
        if (simple && rule.frequency() == Frequency.WEEKLY) {
            return "weekly";
        }
        if (!simple || rule.frequency() != Frequency.MONTHLY || !grid(rule)) {
            return "rule";
        }
        return !rule.monthDays().isEmpty() ? "monthday" : rule.interval() == 3 ? "quarterly" : "monthly";
    }

    /** Whether the days are all of the ticked weekdays on all of the ticked weeks, which is what the controls can show. */
    private static boolean grid(Recurrence rule) {
        long days = rule.days().stream().map(NthDay::day).distinct().count();
        long nths = rule.days().stream().map(NthDay::ordinal).distinct().count();
        return rule.days().size() == days * nths && rule.days().stream().map(NthDay::ordinal).allMatch(NTHS::contains)
                && (rule.days().isEmpty() || rule.monthDays().isEmpty());
    }

    /** @throws InvalidInput when the controls do not make a rule */
    MeetingDraft draft() {
        return new MeetingDraft(text(title), body(description), text(firstDate), recurrence(),
                minutes == null ? 0 : minutes, new Venue(kind(), text(joinUrl),
                        new Venue.Place(text(placeHost), text(placeAddress))),
                slots(), Boolean.TRUE.equals(alternating), wantedRule());
    }

    List<Time> slots() {
        List<Time> slots = new ArrayList<>();
        for (int i = 0; i < or(time).size(); i++) {
            if (!cell(time, i).isEmpty()) {
                slots.add(new Time(cell(label, i), cell(time, i), cell(zone, i), minutes(i)));
            }
        }
        return slots;
    }

    /** The rows of the form: those typed, and empty ones after them. */
    List<Time> rows() {
        List<Time> rows = new ArrayList<>();
        for (int i = 0; i < Math.max(ROWS, or(time).size() + 1); i++) {
            rows.add(new Time(cell(label, i), cell(time, i), cell(zone, i).isEmpty() ? cell(zone, 0) : cell(zone, i),
                    minutes(i)));
        }
        return rows;
    }

    String recurrence() {
        String rule = switch (text(repeat)) {
            case "daily" -> "FREQ=DAILY" + every(1);
            case "yearly" -> "FREQ=YEARLY" + every(1);
            case "announced" -> Recurrence.ANNOUNCED.toRule();
            case "weekly" -> "FREQ=WEEKLY" + every(1) + by("BYDAY", or(days));
            case "monthly" -> "FREQ=MONTHLY" + every(1) + by("BYDAY", nthDays());
            case "quarterly" -> "FREQ=MONTHLY" + every(3) + by("BYDAY", nthDays());
            case "monthday" -> "FREQ=MONTHLY" + every(1)
                    + by("BYMONTHDAY",
                            text(monthDay).isEmpty() ? List.of() : List.of(text(monthDay).split("[\\s,;]+")));
            case "rule" -> text(this.rule);
            default -> "";
        };
        return rule.isEmpty() || text(repeat).equals("announced") || rule.contains("UNTIL") || rule.contains("COUNT")
                ? rule
                : rule + ending();
    }

    /** Not so where a rule says more than the controls can, such as another first day of the week. */
    private boolean makes(Recurrence rule) {
        try {
            return Recurrence.parse(recurrence()).equals(rule);
        } catch (InvalidInput | UnsupportedRecurrence notByControls) {
            return false;
        }
    }

    private List<String> nthDays() {
        if (or(nths).isEmpty() && or(days).isEmpty()) {
            return List.of();
        }
        if (or(nths).isEmpty() || or(days).isEmpty()) {
            throw new InvalidInput(FieldProblem.of("days", "problem.meeting.nth"));
        }
        return or(nths).stream().flatMap(nth -> or(days).stream().map(day -> nth + day)).toList();
    }

    private String every(int times) {
        int step = (interval == null || interval < 1 ? 1 : interval) * times;
        return step == 1 ? "" : ";INTERVAL=" + step;
    }

    private static String by(String part, List<String> values) {
        return values.isEmpty() ? "" : ";" + part + "=" + String.join(",", values);
    }

    private String ending() {
        return switch (text(end)) {
            case "until" -> ";UNTIL=" + text(until).replace("-", "") + "T235959";
            case "after" -> ";COUNT=" + (after == null ? 0 : after);
            default -> "";
        };
    }

    private Venue.Kind kind() {
        for (Venue.Kind kind : Venue.Kind.values()) {
            if (kind.name().equals(text(venue))) {
                return kind;
            }
        }
        return Venue.Kind.ONLINE;
    }

    private ChathamHouse wantedRule() {
        return Arrays.stream(ChathamHouse.values()).filter(one -> one.name().equals(text(chathamHouse))).findFirst()
                .orElse(ChathamHouse.GROUP);
    }

    private static String name(DayOfWeek day) {
        return WEEK.get(day.getValue() - 1);
    }

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    static String body(@Nullable String typed) {
        return text(typed).replace("\r\n", "\n");
    }

    private static String cell(@Nullable List<String> column, int row) {
        return row < or(column).size() ? text(or(column).get(row)) : "";
    }

    private @Nullable Integer minutes(int row) {
        return row < or(slotMinutes).size() ? or(slotMinutes).get(row) : null;
    }

    private static <T extends @Nullable Object> List<T> or(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
