package org.convene.audit;

import java.util.Locale;

/** What an API token may touch. A person signed in at the staff pages holds all of them; roles narrow them further. */
public enum Scope {
    GROUPS_READ, GROUPS_WRITE, SUBSCRIPTIONS_READ, SUBSCRIPTIONS_WRITE, MEETINGS_READ, MEETINGS_WRITE, ANNOUNCEMENTS_READ, ANNOUNCEMENTS_WRITE, CONTACT_READ, CONTACT_WRITE, SUPPRESSIONS_READ, SUPPRESSIONS_WRITE, TEMPLATES_READ, TEMPLATES_WRITE, AUDIT_READ;

    /** Whether it lets its holder change something. */
    public boolean writes() {
        return name().endsWith("_WRITE");
    }

    /** As written in tokens and the API document: {@code groups:read}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }
}
