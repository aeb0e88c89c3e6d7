package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceEnd;

/** What calendars should show of a meeting at a moment, slot by slot. */
public final class Truth {
    private static final int SEARCHED = 400;
    private static final int SLACK = 10;
    private final Schedule schedule;
    private final Meeting meeting;
    private final Instant now;

    Truth(Schedule schedule, Instant now) {
        this.schedule = schedule;
        this.meeting = schedule.meeting();
        this.now = now;
    }

    /** How many series a slot needs: more than one where Outlook cannot hold the rule as one series. */
    public int parts(Slot slot) {
        return rules(slot).size();
    }

    /**
     * Empty when there is nothing to hold.
     *
     * @param held what a calendar was told last: its first date stays as long as time and rule do; null: nothing
     */
    public Optional<SlotContent> of(Slot slot, int part, @Nullable SlotContent held) {
        List<Recurrence> rules = rules(slot);
        if (meeting.cancelled() || part >= rules.size()) {
            return Optional.empty();
        }
        return rules.get(part).once() ? single(slot, held) : series(slot, rules.get(part), held);
    }

    private List<Recurrence> rules(Slot slot) {
        Recurrence rule = meeting.recurrence();
        return rule.once() ? List.of(rule) : rule.split(slot.on(meeting.firstDate()), slot.zone());
    }

    private Optional<SlotContent> single(Slot slot, @Nullable SlotContent held) {
        SessionRow row = schedule.row(meeting.firstDate());
        Entry entry = entry(slot, row);
        boolean shown = held != null || entry.endsAfter(now, slot.zone());
        return row.session().status() == Session.Status.CANCELLED || !shown
                ? Optional.empty()
                : Optional.of(new SlotContent(meeting.title(), meeting.venue().online(), slot.zone(), "", entry,
                        List.of(), List.of()));
    }

    private Optional<SlotContent> series(Slot slot, Recurrence rule, @Nullable SlotContent held) {
        return rule.first(slot.on(meeting.firstDate()), slot.zone()).flatMap(
                first -> start(slot, rule, first, held).map(start -> content(slot, rule, first, start, held)));
    }

    private SlotContent content(Slot slot, Recurrence rule, LocalDateTime first, LocalDateTime start,
            @Nullable SlotContent held) {
        Entry master = plain(slot, start);
        List<LocalDateTime> excluded = new ArrayList<>();
        List<Entry> deviations = new ArrayList<>();
        for (LocalDateTime original : spokenOf(slot, held)) {
            if (original.isBefore(start) || !has(rule, first, slot, original)) {
                continue;
            }
            SessionRow row = schedule.row(original.toLocalDate());
            Entry entry = entry(slot, row);
            if (row.session().status() == Session.Status.CANCELLED) {
                excluded.add(original);
            } else if (held != null && held.speaksOf(original, now)
                    || entry.concerns(now, slot.zone()) && !entry.equals(master.at(original))) {
                deviations.add(entry);
            }
        }
        return new SlotContent(meeting.title(), meeting.venue().online(), slot.zone(),
                ending(rule, first, slot.zone()).toRule(), master, List.copyOf(excluded), List.copyOf(deviations));
    }

    /** Dates that something was noted for, or that calendars were told of apart from the others. */
    private TreeSet<LocalDateTime> spokenOf(Slot slot, @Nullable SlotContent held) {
        TreeSet<LocalDateTime> dates = schedule.rows().keySet().stream().map(slot::on)
                .collect(Collectors.toCollection(TreeSet::new));
        if (held != null) {
            dates.addAll(held.excluded());
            dates.addAll(held.byOriginal().keySet());
        }
        return dates;
    }

    private Optional<LocalDateTime> start(Slot slot, Recurrence rule, LocalDateTime first,
            @Nullable SlotContent held) {
        List<LocalDateTime> coming = coming(slot, rule, first);
        if (held != null && !held.single() && held.zone().equals(slot.zone()) && sameButEnd(held.recurrence(), rule)
                && !coming.isEmpty() && coming(slot, rule, held.master().start()).equals(coming)) {
            return Optional.of(held.master().start());
        }
        return coming.stream().filter(date -> ahead(slot, date.toLocalDate())).findFirst();
    }

    /** The dates of a rule that are not over, those that are cancelled included. */
    private List<LocalDateTime> coming(Slot slot, Recurrence rule, LocalDateTime start) {
        LocalDateTime from = LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(SLACK);
        return rule.dates(start, slot.zone(), from, SEARCHED + 3 * SLACK).stream()
                .filter(date -> entry(slot, schedule.row(date.toLocalDate())).endsAfter(now, slot.zone()))
                .limit(SEARCHED).toList();
    }

    /** The same dates, the end being the last of them: an end that takes no date away or adds one is no change. */
    private static Recurrence ending(Recurrence rule, LocalDateTime first, ZoneId zone) {
        if (!(rule.end() instanceof RecurrenceEnd.UntilLocal)) {
            return rule;
        }
        List<LocalDateTime> all = rule.dates(first, zone, first, Recurrence.MOST_DATES);
        return all.isEmpty() || all.size() == Recurrence.MOST_DATES ? rule : rule.until(all.getLast().toLocalDate());
    }

    private boolean ahead(Slot slot, LocalDate date) {
        SessionRow row = schedule.row(date);
        return row.session().status() != Session.Status.CANCELLED && entry(slot, row).endsAfter(now, slot.zone());
    }

    private static boolean has(Recurrence rule, LocalDateTime first, Slot slot, LocalDateTime date) {
        return rule.dates(first, slot.zone(), date, 1).contains(date);
    }

    private static boolean sameButEnd(Recurrence one, Recurrence other) {
        return endless(one).equals(endless(other));
    }

    private static Recurrence endless(Recurrence rule) {
        return new Recurrence(rule.frequency(), rule.interval(), rule.days(), rule.monthDays(), rule.months(),
                rule.positions(), rule.weekStart(), RecurrenceEnd.NEVER);
    }

    private Entry plain(Slot slot, LocalDateTime date) {
        return new Entry(date, date, meeting.minutesOf(slot), false, "", meeting.description(), "", "",
                meeting.venue().place().line());
    }

    private Entry entry(Slot slot, SessionRow row) {
        Session session = row.session();
        LocalDateTime original = slot.on(row.date());
        return new Entry(original, row.moves().getOrDefault(slot.id(), original), schedule.minutes(session, slot),
                session.status() == Session.Status.TENTATIVE, session.topic(),
                session.description().isEmpty() ? meeting.description() : session.description(), session.agenda(),
                session.people(), (session.place().known() ? session.place() : meeting.venue().place()).line());
    }
}
