package org.convene.announcement;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * When to send, as typed.
 *
 * @param when {@code now} or {@code later}
 * @param at local time in {@code zone}, as browsers send it
 */
public record SendForm(@Nullable String when, @Nullable String at, @Nullable String zone, long version) {

    static SendForm now(ZoneId zone, long version) {
        return new SendForm("now", "", zone.getId(), version);
    }

    /** Null for now. @throws InvalidInput at {@code at} or {@code zone} */
    @Nullable
    Instant instant() {
        if (!"later".equals(when)) {
            return null;
        }
        return local().atZone(zoneId()).toInstant();
    }

    private LocalDateTime local() {
        try {
            return LocalDateTime.parse(at == null ? "" : at);
        } catch (DateTimeException unreadable) {
            throw new InvalidInput(FieldProblem.of("at", "problem.announcement.at"));
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(zone == null ? "" : zone);
        } catch (DateTimeException unknown) {
            throw new InvalidInput(FieldProblem.of("zone", "problem.zone", zone == null ? "" : zone));
        }
    }
}
