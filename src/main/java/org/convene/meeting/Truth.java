package org.convene.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.Recurrence;
import org.convene.calendar.RecurrenceEnd;
import org.convene.calendar.SeriesPart;

/** What calendars should show of a meeting at a moment, slot by slot. */
public final class Truth {
    private static final int SEARCHED = 400;
    private static final int SLACK = 10;
    /** Parts from here on are days since 1970. */
    private static final int FIRST_DAY = 1_000;
    private static final int AHEAD = 400;
    private static final int SINGLES = 200;
    private final Schedule schedule;
    private final Meeting meeting;
    private final Instant now;
    private final @Nullable Boolean confidential;
    private final Map<UUID, List<SeriesPart>> series = new HashMap<>();

    Truth(Schedule schedule, Instant now) {
        this(schedule, now, null);
    }

    /** @param confidential whether the Chatham House rule applies; null: not asked */
    Truth(Schedule schedule, Instant now, @Nullable Boolean confidential) {
        this.confidential = confidential;
        this.schedule = schedule;
        this.meeting = schedule.meeting();
        this.now = now;
    }

    /** All dates, past ones included, as feeds show them. */
    static Truth ofAll(Schedule schedule) {
        return new Truth(schedule, Instant.EPOCH);
    }

    /**
     * What a slot is made of: series, more than one where Outlook cannot hold the rule as one, numbered from 0; and single
     * dates beside them, by their day since 1970.
     */
    public List<Integer> parts(Slot slot) {
        List<Integer> parts = new ArrayList<>();
        IntStream.range(0, once(slot) ? 1 : series(slot).size()).forEach(parts::add);
        singles(slot).forEach(date -> parts.add((int) date.toEpochDay()));
        return parts;
    }

    /**
     * Empty when there is nothing to hold.
     *
     * @param held what a calendar was told last: its first date stays as long as time and rule do; null: nothing
     */
    public Optional<SlotContent> of(Slot slot, int part, @Nullable SlotContent held) {
        if (meeting.cancelled()) {
            return Optional.empty();
        }
        if (part >= FIRST_DAY) {
            LocalDate date = LocalDate.ofEpochDay(part);
            return isSingle(slot, date) ? single(slot, date, held) : Optional.empty();
        }
        if (meeting.recurrence().once()) {
            return part == 0 && once(slot) ? single(slot, meeting.firstDate(), held) : Optional.empty();
        }
        if (part >= series(slot).size()) {
            return Optional.empty();
        }
        Optional<SlotContent> content = series(slot, series(slot).get(part), held);
        return series(slot).size() > 1 ? content.map(SlotContent::asPart) : content;
    }

    /** Who is invited to single dates that take place, by their date as the rule has it. */
    public Map<LocalDate, List<UUID>> invited() {
        Map<LocalDate, List<UUID>> dates = new TreeMap<>();
        schedule.rows().values().stream().filter(row -> !meeting.cancelled() && !row.session().invited().isEmpty())
                .filter(row -> schedule.has(row.date()) || schedule.beside(row))
                .forEach(row -> dates.put(row.date(), row.session().invited()));
        return dates;
    }

    /** One date of a slot as somebody's calendar shows it who is invited to it alone; empty when it does not take place. */
    public Optional<SlotContent> alone(Slot slot, LocalDate date) {
        boolean held = !meeting.cancelled() && schedule.slots(schedule.row(date)).contains(slot);
        return held ? single(slot, date, null) : Optional.empty();
    }

    private boolean once(Slot slot) {
        return meeting.recurrence().once() && schedule.slots(schedule.row(meeting.firstDate())).contains(slot);
    }

    private List<SeriesPart> series(Slot slot) {
        return series.computeIfAbsent(slot.id(), id -> {
            boolean turns = meeting.turns();
            return meeting.recurrence().announced() || meeting.recurrence().once()
                    ? List.of()
                    : meeting.recurrence().series(slot.on(meeting.firstDate()), slot.zone(),
                            turns ? meeting.slots().indexOf(slot) : 0, turns ? meeting.slots().size() : 1);
        });
    }

    /** Dates that come one by one: those beside the rule, and all coming ones of a rule that no program holds. */
    private TreeSet<LocalDate> singles(Slot slot) {
        TreeSet<LocalDate> dates = schedule.rows().values().stream().filter(schedule::beside)
                .filter(row -> entry(slot, row).endsAfter(now, slot.zone())).map(SessionRow::date)
                .collect(Collectors.toCollection(TreeSet::new));
        if (oneByOne(slot)) {
            LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(SLACK);
            LocalDate first = from.isBefore(meeting.firstDate()) ? meeting.firstDate() : from;
            schedule.dates(first, SINGLES).stream()
                    .filter(date -> now.equals(Instant.EPOCH) || date.isBefore(from.plusDays(AHEAD)))
                    .forEach(dates::add);
        }
        dates.removeIf(date -> !isSingle(slot, date));
        return dates;
    }

    boolean oneByOne() {
        return meeting.slots().stream().anyMatch(this::oneByOne);
    }

    private boolean oneByOne(Slot slot) {
        Recurrence rule = meeting.recurrence();
        return !rule.once() && !rule.announced() && series(slot).isEmpty() && !rule.dates(slot.on(meeting.firstDate()),
                slot.zone(), slot.on(meeting.firstDate()), 1).isEmpty();
    }

    private boolean isSingle(Slot slot, LocalDate date) {
        SessionRow row = schedule.row(date);
        return (schedule.beside(row) || oneByOne(slot) && schedule.has(date))
                && schedule.slots(row).contains(slot);
    }

    private Optional<SlotContent> single(Slot slot, LocalDate date, @Nullable SlotContent held) {
        SessionRow row = schedule.row(date);
        Entry entry = entry(slot, row);
        boolean shown = held != null || entry.endsAfter(now, slot.zone());
        return row.session().status() == Session.Status.CANCELLED || !shown
                ? Optional.empty()
                : Optional.of(new SlotContent(meeting.title(), meeting.venue().online(), slot.zone(), "", entry,
                        List.of(), List.of()).under(confidential));
    }

    private Optional<SlotContent> series(Slot slot, SeriesPart part, @Nullable SlotContent held) {
        return start(slot, part.rule(), part.first(), held)
                .map(start -> content(slot, part.rule(), part.first(), start, held));
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
                ending(rule, first, slot.zone()).toRule(), master, List.copyOf(excluded), List.copyOf(deviations))
                .under(confidential);
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

    /** Two starts of one rule that have a coming date in common have all of them in common from there on. */
    private Optional<LocalDateTime> start(Slot slot, Recurrence rule, LocalDateTime first,
            @Nullable SlotContent held) {
        List<LocalDateTime> next = coming(slot, rule, first, 1);
        if (held != null && !held.single() && held.zone().equals(slot.zone()) && sameButEnd(held.recurrence(), rule)
                && !next.isEmpty() && coming(slot, rule, held.master().start(), 1).equals(next)) {
            return Optional.of(held.master().start());
        }
        return coming(slot, rule, first, SEARCHED).stream().filter(date -> ahead(slot, date.toLocalDate()))
                .findFirst();
    }

    /** The next dates of a rule that are not over, those that are cancelled included. */
    private List<LocalDateTime> coming(Slot slot, Recurrence rule, LocalDateTime start, int limit) {
        LocalDateTime from = LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(SLACK);
        return rule.dates(start, slot.zone(), from, limit + 3 * SLACK).stream()
                .filter(date -> entry(slot, schedule.row(date.toLocalDate())).endsAfter(now, slot.zone()))
                .limit(limit).toList();
    }

    /** The same dates, the end being the last of them: an end that takes no date away or adds one is no change. */
    private static Recurrence ending(Recurrence rule, LocalDateTime first, ZoneId zone) {
        if (rule.end() instanceof RecurrenceEnd.Never) {
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
                session.people(), (session.place().known() ? session.place() : meeting.venue().place()).line(),
                session.tracks(), session.hosting());
    }
}
