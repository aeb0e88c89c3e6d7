package org.convene.meeting;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceEnd;
import org.convene.calendar.UnsupportedRecurrence;
import org.convene.calendar.ZoneWords;
import org.convene.meeting.MeetingDraft.Time;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/** Reads a draft into what a meeting keeps, and tells everything that is wrong with it at once. */
final class MeetingCheck {
    static final int TITLE = 150;
    static final int TEXT = 8_000;
    private static final int SLOTS = 8;
    private static final LocalDate UNKNOWN = LocalDate.of(2000, 1, 1);
    private static final int SHORTEST = 5;
    private static final int LONGEST = 7 * 24 * 60;
    private final Problems problems = new Problems();
    private final MeetingDraft draft;

    /** A draft that was read. */
    record Plan(LocalDate firstDate, Recurrence recurrence, List<Slot> slots) {}

    private MeetingCheck(MeetingDraft draft) {
        this.draft = draft;
    }

    /** @throws InvalidInput with everything that is wrong */
    static Plan read(MeetingDraft draft) {
        MeetingCheck check = new MeetingCheck(draft);
        check.words();
        List<Slot> slots = check.slots();
        Optional<Recurrence> rule = rule(check.problems, draft.recurrence());
        Optional<LocalDate> date = check.date(rule.map(Recurrence::announced).orElse(false));
        check.problems.throwIfAny();
        return plan(date.orElseThrow(), rule.orElseThrow(), slots);
    }

    private void words() {
        line(problems, draft.title(), TITLE, "title");
        problems.requireText(draft.title(), TITLE, "title").requireAtMost(draft.description(), TEXT, "description");
        minutes(draft.minutes(), "minutes");
        link(problems, draft.venue().joinUrl(), "joinUrl");
        place(problems, draft.venue().place());
    }

    private void minutes(int minutes, String field) {
        problems.require(minutes >= SHORTEST && minutes <= LONGEST, field, "problem.meeting.minutes", SHORTEST,
                LONGEST);
    }

    private List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        problems.require(!draft.slots().isEmpty(), "slots", "problem.meeting.slots-none");
        problems.require(draft.slots().size() <= SLOTS, "slots", "problem.meeting.slots-many", SLOTS);
        for (int i = 0; i < Math.min(SLOTS, draft.slots().size()); i++) {
            Time typed = draft.slots().get(i);
            String field = "slots[" + i + "].";
            line(problems, typed.label(), TITLE, field + "label");
            if (typed.minutes() != null) {
                minutes(typed.minutes(), field + "minutes");
            }
            Optional<LocalTime> time = time(problems, typed.time(), field + "time");
            Optional<ZoneId> zone = zone(problems, typed.zone(), field + "zone");
            problems.require(seen.add(typed.time() + typed.zone()), field + "time", "problem.meeting.slots-same");
            if (time.isPresent() && zone.isPresent()) {
                slots.add(new Slot(Ids.next(), typed.label().strip(), time.get(), zone.get(), typed.minutes()));
            }
        }
        return slots;
    }

    /** Dates that are announced one by one need no first. */
    private Optional<LocalDate> date(boolean announced) {
        return announced ? Optional.of(UNKNOWN) : date(problems, draft.firstDate(), "firstDate");
    }

    static Optional<LocalDate> date(Problems problems, String typed, String field) {
        try {
            LocalDate date = LocalDate.parse(typed.strip());
            problems.require(date.getYear() >= 2000 && date.getYear() <= 2100, field, "problem.meeting.date-far");
            return Optional.of(date);
        } catch (DateTimeException noDate) {
            problems.require(false, field, "problem.meeting.date");
            return Optional.empty();
        }
    }

    static Optional<LocalTime> time(Problems problems, String typed, String field) {
        try {
            return Optional.of(LocalTime.parse(typed.strip()).withSecond(0).withNano(0));
        } catch (DateTimeException noTime) {
            problems.require(false, field, "problem.meeting.time");
            return Optional.empty();
        }
    }

    static Optional<ZoneId> zone(Problems problems, String typed, String field) {
        Optional<ZoneId> zone = ZoneWords.parse(typed.strip());
        problems.require(zone.isPresent(), field, "problem.meeting.zone", typed.strip());
        return zone;
    }

    static Optional<Recurrence> rule(Problems problems, String typed) {
        try {
            return Optional.of(Recurrence.parse(typed));
        } catch (UnsupportedRecurrence refused) {
            problems.require(false, "recurrence", refused.code(), refused.part());
            return Optional.empty();
        }
    }

    static void line(Problems problems, String text, int max, String field) {
        problems.requireAtMost(text, max, field);
        problems.require(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, field, "problem.control");
    }

    static void place(Problems problems, Venue.Place place) {
        line(problems, place.host(), TITLE, "placeHost");
        line(problems, place.address(), 300, "placeAddress");
    }

    static void link(Problems problems, String url, String field) {
        problems.require(
                url.isEmpty()
                        || url.length() <= 2000 && url.matches("https?://[^\\s/\"<>@]+(/[^\\s\"<>]*|[?#][^\\s\"<>]*)?"),
                field, "problem.meeting.link");
    }

    /** The first date the rule has, and its end as a last day, which later starts do not change. */
    static Plan plan(LocalDate typed, Recurrence rule, List<Slot> slots) {
        if (rule.announced()) {
            return new Plan(typed, rule, slots);
        }
        ZoneId zone = slots.getFirst().zone();
        LocalDate first = rule.first(slots.getFirst().on(typed), zone)
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("recurrence", "problem.meeting.no-date")))
                .toLocalDate();
        return new Plan(first, lastDay(rule, first, slots.getFirst()), slots);
    }

    private static Recurrence lastDay(Recurrence rule, LocalDate first, Slot lead) {
        if (rule.once() || rule.end() instanceof RecurrenceEnd.Never) {
            return rule;
        }
        if (rule.end() instanceof RecurrenceEnd.After count) {
            return rule.until(Schedule.dates(rule, first, first, count.dates()).getLast());
        }
        if (rule.end() instanceof RecurrenceEnd.UntilInstant until) {
            LocalDate day = LocalDate.ofInstant(until.last(), lead.zone());
            boolean thatDay = !lead.on(day).atZone(lead.zone()).toInstant().isAfter(until.last());
            return rule.until(thatDay ? day : day.minusDays(1));
        }
        return rule;
    }
}
