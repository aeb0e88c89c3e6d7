package org.convene.subscription;

import org.jspecify.annotations.Nullable;

/** The form that adds a person, as typed; a box that is not ticked is absent. */
public record MemberForm(@Nullable String email, @Nullable String name, @Nullable String language,
        @Nullable String timeZone, @Nullable String consentNote, @Nullable Boolean welcome) {

    MemberAddition addition() {
        return new MemberAddition(email, name, language, timeZone, consentNote, Boolean.TRUE.equals(welcome));
    }
}
