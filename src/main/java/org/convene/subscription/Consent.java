package org.convene.subscription;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One entry of the append-only proof.
 *
 * @param how {@code page}, {@code site-form}, {@code api}, {@code preferences}, {@code staff}, {@code import}, {@code undo}
 *            or, for a withdrawal, the way of leaving
 * @param wording what the person was shown, or empty where staff vouch by note
 * @param version of the wording
 * @param note what staff say about where the consent comes from
 * @param requestedAt when the form was sent, if that was another moment than the consent itself
 */
record Consent(Act act, String how, String wording, String version, String note, @Nullable Instant requestedAt,
        String requestedFrom, Instant at, String network) {

    enum Act {
        GIVEN, WITHDRAWN
    }

    static Consent vouched(String how, String note, Instant at) {
        return new Consent(Act.GIVEN, how, "", "", note, null, "", at, "");
    }

    static Consent withdrawn(String how, Instant at, String network) {
        return new Consent(Act.WITHDRAWN, how, "", "", "", null, "", at, network);
    }
}
