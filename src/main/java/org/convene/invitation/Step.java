package org.convene.invitation;

import java.time.LocalDateTime;

import org.jspecify.annotations.Nullable;

/**
 * What has to be sent so that a calendar shows what is true.
 *
 * @param rises whether SEQUENCE rises (RFC 5546 2.1.4)
 * @param only the one date of the series it is about; null: the whole
 */
record Step(Kind kind, boolean rises, @Nullable LocalDateTime only) {
    static final Step NOTHING = new Step(Kind.NOTHING, false, null);
    static final Step INVITE = new Step(Kind.INVITE, false, null);
    static final Step CANCEL = new Step(Kind.CANCEL, true, null);

    static Step cancelOne(LocalDateTime original) {
        return new Step(Kind.CANCEL, true, original);
    }

    static Step update(boolean rises, @Nullable LocalDateTime only) {
        return new Step(Kind.UPDATE, rises, only);
    }

    enum Kind {
        NOTHING, INVITE, UPDATE, CANCEL
    }
}
