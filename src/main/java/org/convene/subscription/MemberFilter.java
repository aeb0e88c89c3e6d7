package org.convene.subscription;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.subscription.Subscription.State;

/**
 * Which members of a group to list.
 *
 * @param state PENDING, ACTIVE, PAUSED, ENDED; null: all but the ended ones
 * @param search part of an address or a name; empty: everybody
 * @param after id of the last row of the page before
 */
public record MemberFilter(@Nullable State state, String search, @Nullable UUID after, int limit) {
    static final int MOST = 200;
    private static final UUID FIRST = new UUID(0, 0);

    public MemberFilter {
        limit = Math.clamp(limit, 1, MOST);
    }

    UUID from() {
        return after == null ? FIRST : after;
    }

    /** For LIKE, with its wildcards taken literally. */
    String pattern() {
        String literal = search.strip().toLowerCase(Locale.ROOT).replace("\0", "").replace("\\", "\\\\")
                .replace("%", "\\%").replace("_", "\\_");
        return "%" + literal + "%";
    }
}
