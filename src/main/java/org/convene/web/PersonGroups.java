package org.convene.web;

import java.util.List;

/** Who knows which groups somebody with a signed link is in, so that their pages look as these do. Asked once a page. */
public interface PersonGroups {
    /** Slugs of the groups of the person behind a preference link, or of those they were in; empty for a link that is not ours. */
    List<String> behind(String preferenceToken);
}
