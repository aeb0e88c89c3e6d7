package org.convene.answer;

import java.util.Optional;
import java.util.UUID;

import org.convene.invitation.Given;
import org.convene.mail.EmailAddress;

/** Calendar objects that others than members hold. Declared here, answered by the module that keeps them. */
public interface OtherHolders {
    /** What is held by this UID; empty when nothing is, or not any more. */
    Optional<Asked> byUid(String uid);

    /** Notes an answer. False when it is about what was changed since, or older than what is known. */
    boolean answer(UUID id, Given given);

    /** Somebody who was asked. @param group at whose address the answer comes in */
    record Asked(UUID id, UUID group, EmailAddress address) {}
}
