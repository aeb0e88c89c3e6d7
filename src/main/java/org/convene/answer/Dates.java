package org.convene.answer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.convene.calendar.LocalTimes;
import org.convene.meeting.SlotContent;

/** Finds the date of a series that a RECURRENCE-ID means, in whichever zone or form a program wrote it. */
final class Dates {
    private static final Duration FARTHEST = Duration.ofHours(14);
    private static final int AROUND = 10;
    private final SlotContent content;
    private final ZoneId zone;

    Dates(SlotContent content) {
        this.content = content;
        this.zone = content.zone();
    }

    /** Whether the series has this date. */
    boolean has(LocalDateTime original) {
        return !content.single() && around(original).contains(original);
    }

    /** The date's original start; empty when the series has none that could be meant. */
    Optional<LocalDateTime> find(Moment said) {
        List<LocalDateTime> around = around(said.local());
        ZoneId named = said.zone();
        if (said.whole()) {
            return only(around, date -> date.toLocalDate().equals(said.local().toLocalDate()));
        }
        Instant instant = said.instant(zone);
        Optional<LocalDateTime> exact = only(around, date -> LocalTimes.instant(date, zone).equals(instant));
        if (exact.isPresent() || named != null) {
            return exact;
        }
        return said.local().toLocalTime().equals(LocalTime.MIDNIGHT)
                ? only(around, date -> date.toLocalDate().equals(said.local().toLocalDate()))
                : only(around, date -> Duration.between(date, said.local()).abs().compareTo(FARTHEST) <= 0);
    }

    private static Optional<LocalDateTime> only(List<LocalDateTime> dates, Predicate<LocalDateTime> wanted) {
        List<LocalDateTime> found = dates.stream().filter(wanted).toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<LocalDateTime> around(LocalDateTime local) {
        return content.recurrence().dates(content.master().start(), zone, local.minusDays(2), AROUND).stream()
                .filter(date -> date.isBefore(local.plusDays(2)) && !content.excluded().contains(date)).toList();
    }
}
