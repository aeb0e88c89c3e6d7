package org.convene.brand;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;

/**
 * Whose brand it is.
 *
 * @param group null for a community
 * @param community the community itself, or the one the group belongs to
 * @param name of the group or community
 */
record Owner(@Nullable UUID group, UUID community, String name) {
    static Owner of(Group group) {
        return new Owner(group.id(), group.community(), group.name());
    }

    static Owner of(Group.Community community) {
        return new Owner(null, community.id(), community.name());
    }

    /** Moderators dress their group, admins communities as well. */
    void require(Staff staff, Scope scope) {
        if (group == null) {
            staff.requireAdmin(scope);
        } else {
            staff.requireModerator(group, scope);
        }
    }

    UUID id() {
        return group == null ? community : group;
    }

    /** For the audit log. */
    String object() {
        return (group == null ? "community:" : "group:") + id();
    }
}
