package org.convene.subscription;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.site.Problems;
import org.convene.subscription.Subscription.State;

/**
 * The pause in the preference form. It is the person’s own and for all their groups; one that staff made is shown at its
 * group, where the person may end it, and is otherwise left alone.
 */
@Component
class PauseDesk {
    private static final int LONGEST_YEARS = 1;
    private final Membership membership;
    private final Clock clock;

    PauseDesk(Membership membership, Clock clock) {
        this.membership = membership;
        this.clock = clock;
    }

    /** First day on which mail comes again by the person’s own pause; null: none. */
    static @Nullable LocalDate of(List<Subscription> live) {
        return live.stream().filter(PauseDesk::own).map(Subscription::pausedUntil).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    /** What a sent form says of it: nothing where the date is as it was shown, so that one gone by is no problem. */
    Wish read(Problems problems, PreferenceChange change, List<Subscription> live, ZoneId zone) {
        String typed = text(change.pauseUntil());
        String shown = change.shownPause();
        if (typed.equals(shown == null ? Objects.toString(of(live), "") : shown)) {
            return new Wish(false, null);
        }
        return new Wish(true, typed.isEmpty() ? null : date(problems, typed, zone));
    }

    /** Whether mail stops sooner or longer than before, of any of these. */
    boolean pause(Wish wish, List<Subscription> staying) {
        LocalDate until = wish.until();
        return until != null && staying.stream().filter(one -> own(one) || one.active() || sooner(one, until))
                .filter(one -> membership.pause(one, until, false)).count() > 0;
    }

    /** Whether mail comes again, of any of these. @param asked those whose pause by staff the person ends */
    boolean resume(Wish wish, List<Subscription> staying, List<Subscription> asked) {
        boolean over = wish.changed() && wish.until() == null;
        return staying.stream().filter(one -> own(one) ? over : one.pausedByStaff() && asked.contains(one))
                .filter(membership::resume).count() > 0;
    }

    private static boolean own(Subscription one) {
        return one.state() == State.PAUSED && !one.pausedByStaff();
    }

    private static boolean sooner(Subscription paused, LocalDate than) {
        LocalDate until = paused.pausedUntil();
        return until != null && !until.isAfter(than);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    private @Nullable LocalDate date(Problems problems, String typed, ZoneId zone) {
        try {
            LocalDate date = LocalDate.parse(typed);
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            problems.require(date.isAfter(today) && !date.isAfter(today.plusYears(LONGEST_YEARS)), "pauseUntil",
                    "problem.subscription.pause-range");
            return date;
        } catch (DateTimeParseException unreadable) {
            problems.require(false, "pauseUntil", "problem.subscription.pause-range");
            return null;
        }
    }

    /** @param until null: no pause any more */
    record Wish(boolean changed, @Nullable LocalDate until) {}
}
