package org.convene.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who knows what the pages of groups look like. Asked once a page. */
public interface PageBrands {
    /**
     * The look of a page about these groups: that of the one, or of the community all of them belong to.
     *
     * @return empty for groups that look as the site does, that belong to several communities, or that do not exist
     */
    Optional<PageBrand> of(List<String> groupSlugs);

    /** The logos of communities that have one, by the community’s slug. */
    Map<String, PageBrand.Logo> communityLogos();
}
