package org.convene.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks right before MAIL FROM whether recipients may still be written to: nobody suppressed, nobody who has left, nobody whose
 * domain wants to be left alone. */
@Component
class Clearance {
    private final SuppressionRepository suppressions;
    private final AddressHash hash;
    private final Letters letters;
    private final Audiences audiences;
    private final Destinations destinations;

    Clearance(SuppressionRepository suppressions, AddressHash hash, Letters letters, Audiences audiences,
            Destinations destinations) {
        this.suppressions = suppressions;
        this.hash = hash;
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
        Map<String, Integer> byHash = new HashMap<>(rows.size() * 2);
        byte[][] hashes = new byte[rows.size()][];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = hash.ofKey(rows.get(i).addressKey());
            byHash.put(AddressHash.text(hashes[i]), rows.get(i).seq());
        }
        Set<Integer> suppressed = new HashSet<>();
        suppressions.among(hashes).forEach(found -> suppressed.add(
                Objects.requireNonNull(byHash.get(AddressHash.text(found)))));
        return suppressed;
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
