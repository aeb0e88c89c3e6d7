package org.convene.subscription;

import java.util.List;

import org.springframework.stereotype.Component;

import org.convene.site.NotFound;
import org.convene.web.PersonGroups;

/** What the pages behind a preference link look like: as the groups of whose link it is. */
@Component
class PersonPages implements PersonGroups {
    private final Subscribers subscribers;

    PersonPages(Subscribers subscribers) {
        this.subscribers = subscribers;
    }

    @Override
    public List<String> behind(String preferenceToken) {
        try {
            return subscribers.groupSlugs(subscribers.behind(preferenceToken));
        } catch (NotFound stranger) {
            return List.of();
        }
    }
}
