package org.convene.audience;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.mail.EmailAddress;

/**
 * Whom a delivery went to.
 *
 * @param audience what it was sent to the members of; null: to nobody's members
 * @param member what the feature knows the recipient by; null: mail that is sent whatever the person's subscriptions are
 * @param leaveUrl the link to leave in it; null: none, or made from the member
 * @param listLabel of the group whose mail it was; empty: none’s
 */
public record Reached(EmailAddress address, String name, Locale language, @Nullable String audience,
        @Nullable UUID member, @Nullable String leaveUrl, String listLabel) {

    /** Whether it was a group's mail, not personal mail. */
    public boolean list() {
        return !listLabel.isEmpty();
    }
}
