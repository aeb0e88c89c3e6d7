package org.convene.account;

import java.util.Locale;

/** What a member of staff may do. */
public enum Role {
    /** Everything, everywhere. */
    ADMIN,
    /** Everything in the groups they are given. */
    MODERATOR,
    /** Sees what a moderator of the same groups sees and changes nothing. */
    OBSERVER;

    /** As pages and the audit log write it; anything unknown is a moderator without more rights than the groups given. */
    public static Role of(String text) {
        for (Role role : values()) {
            if (role.text().equals(text)) {
                return role;
            }
        }
        return MODERATOR;
    }

    /** In lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
