package org.convene.meeting;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.ClockRules;
import org.convene.calendar.Recurrence;
import org.convene.group.Group;

/**
 * Everything a calendar shows of one slot, or of one part of it, that is the same for all readers: no join link, no
 * language, no name.
 *
 * @param rule RRULE with its end as a last day; empty: once
 * @param master the date, or what all dates of the series have in common, at its first
 * @param excluded dates of the rule that do not take place
 * @param deviations dates of the rule that differ, or did when calendars were told last and are named since, as not every
 *            program forgets what it was told of one date; only those that lay ahead
 * @param clocks id of the {@link ClockRules} of the zone when it was said; null: not known. Another one is no change in
 *            itself
 * @param divided whether other dates of the slot stand in series of their own; null: not known. Alone no reason
 *            to mail
 * @param confidential whether the Chatham House rule applies; null: not known, and alone no reason to mail
 */
public record SlotContent(String title, boolean online, ZoneId zone, String rule, Entry master,
        List<LocalDateTime> excluded, List<Entry> deviations, @Nullable String clocks,
        @Nullable Boolean divided, @Nullable Boolean confidential) {
    private static final int SLACK = 3;
    private static final int GLANCE = 3;
    private static final int SEEN = 600;
    private static final Duration AHEAD = Duration.ofDays(50 * 365);
    private static final LocalDateTime ANY = LocalDateTime.of(2000, 1, 1, 0, 0);

    /** Said by the clock rules of today. */
    public SlotContent(String title, boolean online, ZoneId zone, String rule, Entry master,
            List<LocalDateTime> excluded, List<Entry> deviations) {
        this(title, online, zone, rule, master, excluded, deviations, ClockRules.of(zone).id(), false, null);
    }

    /** One of several series that a rule was divided into. */
    SlotContent asPart() {
        return new SlotContent(title, online, zone, rule, master, excluded, deviations, clocks, true,
                confidential);
    }

    /** The same under the Chatham House rule, or not. */
    SlotContent under(@Nullable Boolean chathamHouse) {
        return new SlotContent(title, online, zone, rule, master, excluded, deviations, clocks, divided, chathamHouse);
    }

    /** Whether the Chatham House rule applies; where it was never said, as the group has it. */
    public boolean underRule(Group group) {
        return confidential == null ? group.chathamHouse() : confidential;
    }

    /** Whether the Chatham House rule applies to both or to neither, as far as it was said. */
    public boolean sameRule(SlotContent other) {
        return confidential == null || other.confidential == null || confidential.equals(other.confidential);
    }

    /** Whether other dates of the slot stand in entries of their own. */
    public boolean isDivided() {
        return Boolean.TRUE.equals(divided);
    }

    /** Whether it is one date, not a series. */
    public boolean single() {
        return rule.isEmpty();
    }

    /** The rule read; must not be asked of a single date. */
    public Recurrence recurrence() {
        return Recurrence.parse(rule);
    }

    /** The next entries that end after {@code now}, in order of time. */
    public List<Entry> coming(Instant now, int limit) {
        if (single()) {
            return master.endsAfter(now, zone) ? List.of(master) : List.of();
        }
        LocalDateTime from = LocalDateTime.ofInstant(now, ZoneOffset.UTC).minusDays(SLACK + master.minutes() / 1440);
        Map<LocalDateTime, Entry> differing = byOriginal();
        List<Entry> entries = new ArrayList<>(deviations);
        recurrence()
                .dates(master.start(), zone, from,
                        limit + excluded.size() + deviations.size() + 3 * SLACK + master.minutes() / 1440)
                .stream().filter(date -> !excluded.contains(date) && !differing.containsKey(date)).map(master::at)
                .forEach(entries::add);
        return entries.stream().filter(entry -> entry.endsAfter(now, zone))
                .sorted(Comparator.comparing((Entry entry) -> entry.instant(zone))).limit(limit).toList();
    }

    public Optional<Entry> next(Instant now) {
        return coming(now, 1).stream().findFirst();
    }

    /** The deviations by their original start. */
    public Map<LocalDateTime, Entry> byOriginal() {
        return deviations.stream()
                .collect(Collectors.toMap(Entry::original, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    /** Whether this date, which was to come, was spoken of apart from the others. */
    boolean speaksOf(LocalDateTime original, Instant now) {
        Entry told = excluded.contains(original) ? master.at(original) : byOriginal().get(original);
        return told != null && told.concerns(now, zone);
    }

    /** What stands on a date of the rule; empty when it is excluded. */
    public Optional<Entry> on(LocalDateTime original) {
        if (single() && original.equals(master.original())) {
            return Optional.of(master);
        }
        if (excluded.contains(original)) {
            return Optional.empty();
        }
        Entry differing = byOriginal().get(original);
        return Optional.of(differing == null ? master.at(original) : differing);
    }

    /** Whether all dates that do not differ are shown at the same times; single dates in whatever zone. */
    public boolean sameTimes(SlotContent other) {
        if (single() && other.single()) {
            return master.instant(zone).equals(other.master.instant(other.zone)) && master.sameLength(other.master);
        }
        return zone.equals(other.zone) && rule.equals(other.rule) && master.sameTime(other.master);
    }

    /** Whether a calendar shows the same of what comes, however rule and zone put it. */
    public boolean sameComing(SlotContent other, Instant now) {
        return sameHead(other) && same(other, now, entry -> entry.at(ANY).withoutRoles());
    }

    /** Whether what comes is at the same moments, however rule and zone put it. */
    public boolean sameMoments(SlotContent other, Instant now) {
        return same(other, now, Entry::minutes);
    }

    /** Where the moments are the same: what the dates that come are called here and there. */
    public Map<LocalDateTime, LocalDateTime> renamed(SlotContent other, Instant now) {
        List<Entry> mine = ahead(now, SEEN);
        List<Entry> theirs = other.ahead(now, SEEN);
        return IntStream.range(0, mine.size()).boxed()
                .filter(i -> !mine.get(i).original().equals(theirs.get(i).original()))
                .collect(Collectors.toMap(i -> mine.get(i).original(), i -> theirs.get(i).original()));
    }

    /** What is open-ended is the same for longer than anybody looks ahead. @param said of an entry beside its start */
    private boolean same(SlotContent other, Instant now, Function<Entry, Object> said) {
        return ends() == other.ends()
                && IntStream.of(GLANCE, SEEN)
                        .allMatch(many -> seen(now, many, said).equals(other.seen(now, many, said)))
                && (!ends() || coming(now, SEEN).size() < SEEN);
    }

    private boolean ends() {
        return single() || rule.contains("UNTIL");
    }

    private List<List<Object>> seen(Instant now, int many, Function<Entry, Object> said) {
        return ahead(now, many).stream().map(entry -> List.of(entry.instant(zone), said.apply(entry))).toList();
    }

    /** What comes; of what is open-ended only what two series have that begin on different dates, as each is expanded so far. */
    private List<Entry> ahead(Instant now, int many) {
        Instant last = now.plus(AHEAD);
        return coming(now, many).stream().filter(entry -> ends() || entry.instant(zone).isBefore(last)).toList();
    }

    /** Whether all dates that do not differ are described alike. */
    public boolean sameWords(SlotContent other) {
        return sameHead(other) && master.sameWords(other.master);
    }

    private boolean sameHead(SlotContent other) {
        return title.equals(other.title) && online == other.online && sameRule(other);
    }
}
