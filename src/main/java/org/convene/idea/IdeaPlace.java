package org.convene.idea;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Where in the list of ideas, newest first, a page ends; it holds when that idea is gone. */
record IdeaPlace(Instant shownAt, UUID request) {
    private static final String BETWEEN = "~";

    static IdeaPlace of(Idea idea) {
        return new IdeaPlace(idea.shownAt(), idea.request());
    }

    /** As {@link #toString()} wrote it; null for an empty text. @throws InvalidInput at {@code before} for anything else */
    static @Nullable IdeaPlace read(String written) {
        if (written.isEmpty()) {
            return null;
        }
        String[] parts = written.split(BETWEEN, -1);
        try {
            if (parts.length == 2) {
                return new IdeaPlace(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (DateTimeException | IllegalArgumentException malformed) {
            // answered below
        }
        throw new InvalidInput(FieldProblem.of("before", "problem.cursor"));
    }

    /** As it stands in an address. */
    @Override
    public String toString() {
        return shownAt + BETWEEN + request;
    }
}
