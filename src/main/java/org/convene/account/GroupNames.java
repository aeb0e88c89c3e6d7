package org.convene.account;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the groups are called that somebody is given. Declared here, answered by a module that knows them. */
public interface GroupNames {
    /** In the order lists of groups have; those unknown are left out. */
    List<String> of(Set<UUID> groups);
}
