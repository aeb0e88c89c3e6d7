package org.convene.brand;

import java.util.Optional;

import org.springframework.stereotype.Component;

import org.convene.group.WorkingGroups;
import org.convene.web.PageBrand;
import org.convene.web.PageBrands;

/** What the pages of a group look like. */
@Component
class GroupPages implements PageBrands {
    private final WorkingGroups groups;
    private final Brands brands;

    GroupPages(WorkingGroups groups, Brands brands) {
        this.groups = groups;
        this.brands = brands;
    }

    @Override
    public Optional<PageBrand> of(String groupSlug) {
        return groups.bySlug(groupSlug)
                .flatMap(group -> brands.lookOf(group).map(look -> look.onPages("/groups/" + group.slug())));
    }
}
