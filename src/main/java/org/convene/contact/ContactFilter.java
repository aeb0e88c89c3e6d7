package org.convene.contact;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Which contact requests to list; null: all of them. */
public record ContactFilter(@Nullable ContactKind kind, @Nullable UUID group, @Nullable ContactState state) {
    public static final ContactFilter ALL = new ContactFilter(null, null, null);
}
