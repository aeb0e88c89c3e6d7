package org.convene.bulk;

import org.jspecify.annotations.Nullable;

/** What an act still needs, as typed. */
public record BulkForm(@Nullable String until, @Nullable String group, @Nullable String note,
        @Nullable Boolean welcome) {}
