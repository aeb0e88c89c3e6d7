package org.convene.invitation;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.convene.meeting.Entry;
import org.convene.meeting.SlotContent;

/**
 * Compares what an invitation said last with what is true now. One rule makes newcomer, leaver, moved, cancelled and
 * untouched; what lies in the past is never mailed about.
 */
final class Planner {
    private Planner() {}

    /**
     * @param held what was sent last; null: nothing
     * @param truth what should be held; null: nothing
     */
    static Step step(@Nullable SlotContent held, @Nullable SlotContent truth, Instant now) {
        if (held == null) {
            return truth == null ? Step.NOTHING : Step.INVITE;
        }
        if (truth == null) {
            return held.next(now).isPresent() ? Step.CANCEL : Step.NOTHING;
        }
        boolean sameTimes = held.sameTimes(truth);
        boolean sameWords = held.sameWords(truth);
        boolean over = held.next(now).isEmpty() && truth.next(now).isEmpty();
        if (over) {
            return Step.NOTHING;
        }
        if (held.single() || truth.single() || !sameTimes) {
            boolean same = sameTimes ? sameWords : held.sameComing(truth, now);
            return same ? Step.NOTHING : Step.update(!sameTimes, null);
        }
        return series(held, truth, sameWords, now);
    }

    private static Step series(SlotContent held, SlotContent truth, boolean sameWords, Instant now) {
        List<LocalDateTime> changed = changed(held, truth, now);
        boolean rises = changed.stream().anyMatch(date -> !sameTime(held.on(date), truth.on(date)));
        if (!sameWords) {
            return Step.update(rises, null);
        }
        if (changed.isEmpty()) {
            return Step.NOTHING;
        }
        LocalDateTime first = changed.getFirst();
        if (changed.size() == 1 && truth.on(first).isEmpty()) {
            return Step.cancelOne(first);
        }
        boolean one = changed.size() == 1 && held.on(first).isPresent();
        return Step.update(rises, one ? first : null);
    }

    /** Dates ahead on which the two say something different beyond what they say of the whole series. */
    static List<LocalDateTime> changed(SlotContent held, SlotContent truth, Instant now) {
        return named(held, truth).stream().filter(date -> concerns(held, date, now) || concerns(truth, date, now))
                .filter(date -> !said(held, date).equals(said(truth, date))).toList();
    }

    private static TreeSet<LocalDateTime> named(SlotContent held, SlotContent truth) {
        TreeSet<LocalDateTime> dates = new TreeSet<>(held.excluded());
        dates.addAll(truth.excluded());
        dates.addAll(held.byOriginal().keySet());
        dates.addAll(truth.byOriginal().keySet());
        return dates;
    }

    private static boolean concerns(SlotContent content, LocalDateTime date, Instant now) {
        return content.on(date).orElseGet(() -> content.master().at(date)).concerns(now, content.zone());
    }

    /** Empty: it does not take place; "like the others" is the same on both sides whatever the others are like. */
    private static Optional<Object> said(SlotContent content, LocalDateTime date) {
        Entry differing = content.byOriginal().get(date);
        return content.excluded().contains(date)
                ? Optional.empty()
                : Optional.of(differing == null ? "like the others" : differing.withoutRoles());
    }

    private static boolean sameTime(Optional<Entry> one, Optional<Entry> other) {
        return one.isPresent() == other.isPresent()
                && (one.isEmpty() || one.get().sameTime(other.orElseThrow()));
    }
}
