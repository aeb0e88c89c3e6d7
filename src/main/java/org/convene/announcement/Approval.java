package org.convene.announcement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What a second person says to a draft.
 *
 * @param needed whether a group it goes to, or the community, asks for one
 * @param askedBy who asked for it, as others see them; empty: nobody did
 * @param by who decided; empty: nobody did
 * @param note of who decided, possibly empty
 * @param at when it was decided, or asked for; null: neither
 */
public record Approval(boolean needed, Stage stage, String askedBy, String by, String note, @Nullable Instant at) {
    /** How far it has come. */
    public enum Stage {
        /** nobody was asked */
        NONE,
        /** somebody was asked and has not decided yet */
        ASKED,
        /** it may leave as it is */
        APPROVED,
        /** not like this */
        DECLINED,
        /** the draft was changed since */
        OUTDATED
    }

    static Approval none(boolean needed) {
        return new Approval(needed, Stage.NONE, "", "", "", null);
    }

    /** Whether it keeps the draft from being sent. */
    public boolean missing() {
        return needed && stage != Stage.APPROVED;
    }
}
