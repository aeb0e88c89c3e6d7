package org.convene.group;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

/** The public door of the groups. */
@Component
public class WorkingGroups {

    /** All groups that are not archived, ordered by community, section and name. */
    public List<Group> all() {
        throw new UnsupportedOperationException();
    }

    public List<Group.Community> communities() {
        throw new UnsupportedOperationException();
    }

    public Optional<Group> bySlug(String slug) {
        throw new UnsupportedOperationException();
    }

    public Optional<Group> byId(UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Those of the ids that exist, in the order of {@link #all()}, archived ones included. */
    public List<Group> byIds(List<UUID> ids) {
        throw new UnsupportedOperationException();
    }
}
