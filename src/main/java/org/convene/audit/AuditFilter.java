package org.convene.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; what is null or empty asks for all.
 *
 * @param staff who did it
 * @param kind first part of the act: {@code group}, {@code staff}
 * @param objects what it was done to, any of these
 * @param details or, together with {@code objects}, how the details begin: acts on members name the group there
 * @param from not before
 * @param to before
 */
public record AuditFilter(@Nullable UUID staff, String kind, List<String> objects, String details,
        @Nullable Instant from, @Nullable Instant to) {
    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, "", List.of(), "", null, null);

    public AuditFilter {
        objects = List.copyOf(objects);
    }
}
