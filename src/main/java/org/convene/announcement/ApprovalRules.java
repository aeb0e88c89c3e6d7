package org.convene.announcement;

import java.util.List;
import java.util.UUID;

/**
 * Whose announcements a second person has to approve.
 *
 * @param everywhere those of every group
 * @param groups those of these groups, by id
 */
public record ApprovalRules(boolean everywhere, List<UUID> groups) {
    public ApprovalRules {
        groups = List.copyOf(groups);
    }
}
