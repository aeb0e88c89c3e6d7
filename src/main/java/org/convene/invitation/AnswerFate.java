package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.calendar.LocalTimes;
import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;

/**
 * What becomes of answers when an invitation says something else: an answer is to a time, and lasts as long as that.
 *
 * @param askedAgain whether all were to other times
 * @param moved dates that were moved, each on its own
 * @param renamed dates that come at the same moment under another name: their original starts, old to new
 * @param past which dates are over and what they are called from now on; null: as before
 */
record AnswerFate(boolean askedAgain, List<LocalDateTime> moved, Map<LocalDateTime, LocalDateTime> renamed,
        @Nullable Past past) {
    static final AnswerFate KEPT = new AnswerFate(false, List.of(), Map.of(), null);

    /** Dates that are over keep their answers. @param zone by whose clock they are named from now on */
    record Past(SlotContent held, ZoneId zone, Instant now) {
        private boolean has(LocalDateTime date) {
            return !held.on(date).orElseGet(() -> held.master().at(date)).endsAfter(now, held.zone());
        }

        private LocalDateTime renamed(LocalDateTime date) {
            return LocalDateTime.ofInstant(LocalTimes.instant(date, held.zone()), zone);
        }
    }

    static AnswerFate of(SlotContent held, SlotContent truth, Instant now) {
        if (sameHours(held, truth)) {
            return held.single() ? KEPT : new AnswerFate(false, moved(held, truth, now), Map.of(), null);
        }
        Past past = new Past(held, truth.zone(), now);
        return held.sameMoments(truth, now)
                ? new AnswerFate(false, List.of(), held.renamed(truth, now), past)
                : new AnswerFate(true, List.of(), Map.of(), past);
    }

    /** Those of these dates whose answers count on, whatever becomes of the others. */
    Set<LocalDateTime> over(Collection<LocalDateTime> dates) {
        return past == null ? Set.of() : dates.stream().filter(past::has).collect(Collectors.toSet());
    }

    /** What these dates are called from now on, where it is something else. */
    Map<LocalDateTime, LocalDateTime> names(Collection<LocalDateTime> dates) {
        Map<LocalDateTime, LocalDateTime> names = new HashMap<>();
        for (LocalDateTime date : dates) {
            LocalDateTime name = past != null && past.has(date) ? past.renamed(date) : renamed.getOrDefault(date, date);
            if (!name.equals(date)) {
                names.put(date, name);
            }
        }
        return names;
    }

    private static List<LocalDateTime> moved(SlotContent held, SlotContent truth, Instant now) {
        return Planner.changed(held, truth, now).stream().filter(date -> moved(held.on(date), truth.on(date))).toList();
    }

    private static boolean moved(Optional<Entry> one, Optional<Entry> other) {
        return one.isPresent() && other.isPresent() && !sameTime(one.get(), other.get());
    }

    private static boolean sameHours(SlotContent one, SlotContent other) {
        if (!one.zone().equals(other.zone()) || !endless(one).equals(endless(other))) {
            return false;
        }
        return one.single()
                ? sameTime(one.master(), other.master())
                : one.master().minutes() == other.master().minutes()
                        && one.master().start().toLocalTime().equals(other.master().start().toLocalTime());
    }

    private static boolean sameTime(Entry one, Entry other) {
        return one.start().equals(other.start()) && one.minutes() == other.minutes();
    }

    private static String endless(SlotContent content) {
        return content.rule().replaceAll(";?(UNTIL|COUNT)=[^;]*", "");
    }
}
