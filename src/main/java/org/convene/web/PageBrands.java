package org.convene.web;

import java.util.Optional;

/** Who knows what the pages of a group look like. Asked once a page. */
public interface PageBrands {
    /** @return empty for a group that looks as the site does, or that does not exist */
    Optional<PageBrand> of(String groupSlug);
}
