package org.convene.delivery;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audience.Audiences;
import org.convene.suppression.Suppressions;

/** Looks right before MAIL FROM whether recipients may still be written to: nobody suppressed, nobody who has left, nobody whose
 * domain wants to be left alone. */
@Component
class Clearance {
    private final Suppressions suppressions;
    private final Letters letters;
    private final Audiences audiences;
    private final Destinations destinations;

    Clearance(Suppressions suppressions, Letters letters, Audiences audiences,
            Destinations destinations) {
        this.suppressions = suppressions;
        this.letters = letters;
        this.audiences = audiences;
        this.destinations = destinations;
    }

    /** Who gets nothing, by place in the mailing. */
    record Verdicts(Set<Integer> suppressed, Set<Integer> left, Set<Integer> later) {
        static final Verdicts NONE = new Verdicts(Set.of(), Set.of(), Set.of());

        /** Whether this one waits because of its domain. */
        boolean waits(DeliveryRow row) {
            return later.contains(row.seq());
        }

        /** Why this one gets nothing; null: it may go. */
        @Nullable
        Cause against(DeliveryRow row) {
            return suppressed.contains(row.seq()) ? Cause.SUPPRESSED : left.contains(row.seq()) ? Cause.LEFT : null;
        }
    }

    Verdicts of(UUID mailing, List<DeliveryRow> rows) {
        return rows.isEmpty()
                ? Verdicts.NONE
                : new Verdicts(suppressed(rows), left(mailing, rows), destinations.later(rows));
    }

    private Set<Integer> suppressed(List<DeliveryRow> rows) {
        Set<String> found = suppressions.among(rows.stream().map(DeliveryRow::addressKey).toList());
        return found.isEmpty()
                ? Set.of()
                : rows.stream().filter(row -> found.contains(row.addressKey())).map(DeliveryRow::seq)
                        .collect(Collectors.toSet());
    }

    private Set<Integer> left(UUID mailing, List<DeliveryRow> rows) {
        String audience = letters.of(mailing).audience();
        Set<UUID> members = rows.stream().map(DeliveryRow::member).filter(Objects::nonNull)
                .collect(Collectors.toSet());
        if (audience == null || members.isEmpty()) {
            return Set.of();
        }
        Set<UUID> gone = audiences.gone(audience, members);
        return gone.isEmpty()
                ? Set.of()
                : rows.stream().filter(row -> row.member() != null && gone.contains(row.member()))
                        .map(DeliveryRow::seq).collect(Collectors.toSet());
    }
}
