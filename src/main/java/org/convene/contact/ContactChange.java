package org.convene.contact;

import org.jspecify.annotations.Nullable;

/** Several acts on one contact request at once; null: leave as it is. */
public record ContactChange(@Nullable ContactState state, @Nullable Boolean claimed, @Nullable String note) {}
