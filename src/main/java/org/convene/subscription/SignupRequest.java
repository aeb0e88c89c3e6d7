package org.convene.subscription;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A wish to join groups as somebody sent it, before it is checked.
 *
 * @param groups slugs
 * @param language one of the shipped languages; null: English
 * @param zone IANA name; null: UTC
 * @param shown slots the person could choose among
 * @param slots those chosen; a meeting of which none is named is taken whole where {@code shown} is empty
 * @param how the way it came: {@code page}, {@code site-form} (a form on another site) or {@code api}
 * @param network where from, as in {@link org.convene.web.ClientAddress#network()}
 */
public record SignupRequest(@Nullable String email, @Nullable String name, List<String> groups,
        @Nullable String language, @Nullable String zone, List<String> shown, List<String> slots, String how,
        String network) {

    /** All slots of each meeting. */
    public SignupRequest(@Nullable String email, @Nullable String name, List<String> groups,
            @Nullable String language, @Nullable String zone, String how, String network) {
        this(email, name, groups, language, zone, List.of(), List.of(), how, network);
    }
}
