package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A wish to join groups as somebody sent it, before it is checked.
 *
 * @param groups slugs
 * @param language one of the shipped languages; null: English
 * @param zone IANA name; null: UTC
 * @param how the way it came: {@code page}, {@code site-form} (a form on another site) or {@code api}
 * @param network where from, as in {@link org.convene.web.ClientAddress#network()}
 */
public record SignupRequest(@Nullable String email, @Nullable String name, List<String> groups,
        @Nullable String language, @Nullable String zone, String how, String network) {}
