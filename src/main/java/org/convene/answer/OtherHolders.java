package org.convene.answer;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

import org.convene.invitation.Given;
import org.convene.mail.EmailAddress;

/** Calendar objects that others than members hold. Declared here, answered by the module that keeps them. */
public interface OtherHolders {
    /** What is held by this UID; empty when nothing is, or not any more. */
    Optional<Asked> byUid(String uid);

    /** What is held by this id; empty when it is not any more. */
    Optional<Asked> byId(UUID id);

    /** Notes an answer. False when it is about what was changed since, or older than what is known. */
    boolean answer(UUID id, Given given);

    /**
     * Somebody who was asked.
     *
     * @param group at whose address the answer comes in
     * @param name as moderators know it
     * @param original the date as the meeting's rule has it, in {@code zone}
     */
    record Asked(UUID id, UUID group, UUID meeting, EmailAddress address, String name, LocalDateTime original,
            ZoneId zone) {}
}
