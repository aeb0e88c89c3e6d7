package org.convene.admin;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.account.GroupNames;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;

/** Names the groups in the mail that makes somebody staff. */
@Component
class NamesOfGroups implements GroupNames {
    private final WorkingGroups groups;

    NamesOfGroups(WorkingGroups groups) {
        this.groups = groups;
    }

    @Override
    public List<String> of(Set<UUID> asked) {
        return groups.byIds(List.copyOf(asked)).stream().map(Group::name).toList();
    }
}
