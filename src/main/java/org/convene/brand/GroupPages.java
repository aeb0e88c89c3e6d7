package org.convene.brand;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.convene.web.PageBrand;
import org.convene.web.PageBrands;

/** What the pages of a group look like. */
@Component
class GroupPages implements PageBrands {
    private final Brands brands;

    GroupPages(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Optional<PageBrand> of(String groupSlug) {
        return brands.lookOf(groupSlug).map(look -> look.onPages("/groups/" + groupSlug));
    }
}
