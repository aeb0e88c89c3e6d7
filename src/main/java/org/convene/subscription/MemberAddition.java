package org.convene.subscription;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom staff add because they agreed elsewhere.
 *
 * @param clockStyle {@code 12}, {@code 24}; null or empty: as the language has it
 * @param consentNote where and when they agreed; kept as the consent record
 * @param welcome whether they get the welcome and the next invitations now; otherwise nothing is mailed
 */
public record MemberAddition(@Nullable String email, @Nullable String name, @Nullable String language,
        @Nullable String timeZone, @Nullable String clockStyle, @Nullable String consentNote, boolean welcome) {

    /** With the clock of the language. */
    public MemberAddition(@Nullable String email, @Nullable String name, @Nullable String language,
            @Nullable String timeZone, @Nullable String consentNote, boolean welcome) {
        this(email, name, language, timeZone, null, consentNote, welcome);
    }
}
