package org.convene.invitation;

import java.time.LocalDateTime;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What has to be sent so that a calendar shows what is true.
 *
 * @param rises whether SEQUENCE rises (RFC 5546 2.1.4)
 * @param only the one date of the series it is about; null: the whole
 * @param restored dates that differed and do so no more: said again, since not every client forgets them by itself
 */
record Step(Kind kind, boolean rises, @Nullable LocalDateTime only, List<LocalDateTime> restored) {
    static final Step NOTHING = new Step(Kind.NOTHING, false, null, List.of());
    static final Step INVITE = new Step(Kind.INVITE, false, null, List.of());
    static final Step CANCEL = new Step(Kind.CANCEL, true, null, List.of());

    static Step cancelOne(LocalDateTime original) {
        return new Step(Kind.CANCEL, true, original, List.of());
    }

    static Step update(boolean rises, @Nullable LocalDateTime only, List<LocalDateTime> restored) {
        return new Step(Kind.UPDATE, rises, only, restored);
    }

    enum Kind {
        NOTHING, INVITE, UPDATE, CANCEL
    }
}
