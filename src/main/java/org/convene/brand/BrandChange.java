package org.convene.brand;

import java.util.Base64;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/**
 * What an API client writes about a brand. What is absent stays as it is.
 *
 * @param colour #rrggbb; empty: as the community or the site has it
 * @param logo PNG, JPEG or WebP in base64; empty: none
 * @param version refused with 409 when the brand has another one by now
 */
record BrandChange(@Nullable String name, @Nullable String colour, @Nullable String logo, @Nullable String logoAlt,
        @Nullable Long version) {

    /** @throws InvalidInput at {@code logo} when the logo is no base64 */
    BrandDraft onto(Brand before) {
        return new BrandDraft(Objects.requireNonNullElse(name, before.name()),
                colour != null ? colour : Objects.requireNonNullElse(before.colour(), ""),
                Objects.requireNonNullElse(logoAlt, before.alt()), file(), logo != null && logo.isEmpty(),
                Objects.requireNonNullElse(version, before.version()));
    }

    private byte @Nullable [] file() {
        if (logo == null || logo.isEmpty()) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(logo);
        } catch (IllegalArgumentException garbled) {
            throw new InvalidInput(FieldProblem.of("logo", "problem.attachment.broken"));
        }
    }
}
