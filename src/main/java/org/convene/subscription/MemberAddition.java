package org.convene.subscription;

import org.jspecify.annotations.Nullable;

/**
 * Somebody whom staff add because they agreed elsewhere.
 *
 * @param consentNote where and when they agreed; kept as the consent record
 * @param welcome whether they get the welcome and the next invitations now; otherwise nothing is mailed
 */
public record MemberAddition(@Nullable String email, @Nullable String name, @Nullable String language,
        @Nullable String timeZone, @Nullable String consentNote, boolean welcome) {}
