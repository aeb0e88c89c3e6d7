package org.convene.account;

import java.util.UUID;

import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;

/**
 * A member of staff as those see them who let them in.
 *
 * @param epoch raised when roles, password or access change: what was begun in an older one is worth nothing
 * @param disabled whether they are kept out
 * @param staff who they are to everything behind the door
 * @param reading language and time zone they chose
 */
public record Account(UUID id, EmailAddress email, int epoch, boolean disabled, Staff staff, Reading reading) {
    public String name() {
        return staff.name();
    }
}
