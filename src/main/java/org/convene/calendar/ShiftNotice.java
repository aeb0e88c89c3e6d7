package org.convene.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clocks changed between two occurrences, at the meeting's place or at the reader's, so that the same meeting comes at
 * another hour for the reader.
 *
 * @param shift positive: later than before on the reader's clock
 * @param changed the zones whose clocks changed, one or both
 */
public record ShiftNotice(Duration shift, List<ZoneId> changed) {

    /** The notice for {@code next}, empty when the reader's hour stays. A meeting moved by its moderators is no shift. */
    public static Optional<ShiftNotice> between(Instant previous, Instant next, ZoneId anchor, ZoneId reader) {
        Duration shift = change(reader, previous, next).minus(change(anchor, previous, next));
        return shift.isZero()
                ? Optional.empty()
                : Optional.of(new ShiftNotice(shift, Stream.of(anchor, reader)
                        .filter(zone -> !change(zone, previous, next).isZero()).toList()));
    }

    private static Duration change(ZoneId zone, Instant previous, Instant next) {
        return Duration.ofSeconds(zone.getRules().getOffset(next).getTotalSeconds()
                - (long) zone.getRules().getOffset(previous).getTotalSeconds());
    }

    /** One sentence: "One hour earlier for you than last time, because the clocks change in Los Angeles." */
    public String words(Locale locale) {
        Words words = new Words(locale);
        long minutes = shift.abs().toMinutes();
        String unit = minutes == 60 ? "hour" : minutes % 60 == 0 ? "hours" : "minutes";
        return words.text("shift." + (shift.isNegative() ? "earlier." : "later.") + unit,
                unit.equals("hours") ? minutes / 60 : minutes,
                words.list(changed.stream().map(zone -> ZoneWords.city(zone, locale)).distinct().toList()));
    }
}
