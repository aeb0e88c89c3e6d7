package org.convene.web;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Opaque cursors of API lists, and the limit that comes with them. */
public final class Cursor {
    private static final int MOST = 200;

    private Cursor() {}

    /** How many rows to read: at least 1, at most 200. */
    public static int limit(int asked) {
        return Math.clamp(asked, 1, MOST);
    }

    /** The id to read on from; null for the first page. @throws InvalidInput at {@code cursor} when it is not one of ours */
    public static @Nullable UUID read(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return null;
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(cursor));
            if (bytes.remaining() == 16) {
                return new UUID(bytes.getLong(), bytes.getLong());
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        throw new InvalidInput(FieldProblem.of("cursor", "problem.cursor"));
    }

    /** A page of at most {@code limit} items out of {@code limit + 1} that were read. */
    public static <T> Page<T> page(List<T> read, int limit, Function<T, UUID> id) {
        if (read.size() <= limit) {
            return new Page<>(read, null);
        }
        List<T> items = read.subList(0, limit);
        UUID last = id.apply(items.getLast());
        byte[] bytes = ByteBuffer.allocate(16).putLong(last.getMostSignificantBits())
                .putLong(last.getLeastSignificantBits())
                .array();
        return new Page<>(items, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
}
