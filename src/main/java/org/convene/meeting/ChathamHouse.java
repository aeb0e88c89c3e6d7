package org.convene.meeting;

import org.convene.group.Group;

/** Whether the Chatham House rule applies to a meeting. */
public enum ChathamHouse {
    /** As its group has it, whenever that changes. */
    GROUP,
    /** Whatever its group has. */
    ON,
    /** Whatever its group has. */
    OFF;

    /** Whether the rule applies to what is so set, in this group. */
    public boolean applies(Group group) {
        return this == GROUP ? group.chathamHouse() : this == ON;
    }

    static ChathamHouse of(boolean applies) {
        return applies ? ON : OFF;
    }
}
