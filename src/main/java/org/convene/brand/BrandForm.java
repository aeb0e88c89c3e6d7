package org.convene.brand;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** The form of a brand as typed. */
public record BrandForm(@Nullable String name, @Nullable String colour, @Nullable String logoAlt,
        @Nullable Boolean dropLogo, @Nullable Long version) {

    static BrandForm of(Brand brand) {
        return new BrandForm(brand.name(), Objects.requireNonNullElse(brand.colour(), ""), brand.alt(), false,
                brand.version());
    }

    BrandForm withColour(String other) {
        return new BrandForm(name, other, logoAlt, dropLogo, version);
    }

    BrandForm withVersion(long now) {
        return new BrandForm(name, colour, logoAlt, dropLogo, now);
    }

    BrandDraft draft(byte @Nullable [] file) {
        return new BrandDraft(text(name), text(colour), text(logoAlt), file, Boolean.TRUE.equals(dropLogo),
                version == null ? 0 : version);
    }

    static String text(@Nullable String typed) {
        return Objects.requireNonNullElse(typed, "");
    }
}
