package org.convene.account;

import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.convene.mail.EmailAddress;

/**
 * One member of staff as the people page shows them.
 *
 * @param groups ids of the groups they moderate or look at
 * @param hasPassword whether they may sign in with a password besides the mail link
 * @param reading language and time zone they chose
 */
public record Person(UUID id, EmailAddress email, String name, Role role, boolean disabled, boolean hasPassword,
        Set<UUID> groups, Reading reading) {

    /** The language of mail to them. */
    public Locale language() {
        return reading.mail(Locale.ENGLISH);
    }

    public boolean admin() {
        return role == Role.ADMIN;
    }
}
