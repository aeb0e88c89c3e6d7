package org.convene.brand;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.convene.web.PageBrand;
import org.convene.web.PageBrands;

/** What the pages of groups look like. */
@Component
class GroupPages implements PageBrands {
    private final Brands brands;

    GroupPages(Brands brands) {
        this.brands = brands;
    }

    @Override
    public Optional<PageBrand> of(List<String> groupSlugs) {
        String home = groupSlugs.size() == 1 ? "/groups/" + groupSlugs.getFirst() : "/";
        return brands.lookOfSlugs(groupSlugs).map(look -> look.onPages(home));
    }

    @Override
    public Map<String, PageBrand.Logo> communityLogos() {
        Map<String, PageBrand.Logo> logos = new HashMap<>();
        brands.looksOfCommunities().forEach((slug, look) -> {
            PageBrand.Logo logo = look.onPages("/").logo();
            if (logo != null) {
                logos.put(slug, logo);
            }
        });
        return logos;
    }
}
