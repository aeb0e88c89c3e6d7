package org.convene.answer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Another time that somebody proposes who was asked.
 *
 * @param invitation a member's; null: proposed by another holder
 * @param other what another holder was asked by; null: proposed by a member
 * @param subscription the member's
 * @param by address of a member, name and address of another holder; kept of members only
 * @param original the date it is about, as the rule has it; null: the single date, or all
 * @param comment in the person's words, possibly empty
 */
record Proposal(UUID id, @Nullable UUID invitation, @Nullable UUID other, UUID meeting, @Nullable UUID subscription,
        String by, @Nullable LocalDateTime original, Instant starts, @Nullable Instant ends, String comment,
        Instant received) {

    Proposal by(String who) {
        return new Proposal(id, invitation, other, meeting, subscription, who, original, starts, ends, comment,
                received);
    }
}
