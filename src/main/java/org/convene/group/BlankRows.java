package org.convene.group;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The rows of a form that can be added to: what stands in them, and blank ones to write in after that. */
final class BlankRows {
    private static final int BLANK = 2;

    private BlankRows() {}

    /**
     * @param sent the rows as they came, blank ones among them; null: none did
     * @param more whether one more than came was asked for
     */
    static <T> List<T> after(List<T> filled, @Nullable List<?> sent, boolean more, T blank) {
        int asked = sent == null ? 0 : sent.size() + (more ? 1 : 0);
        int rows = Math.min(GroupCheck.LIST, Math.max(filled.size() + BLANK, asked));
        return Stream.concat(filled.stream(), Collections.nCopies(Math.max(0, rows - filled.size()), blank).stream())
                .toList();
    }
}
