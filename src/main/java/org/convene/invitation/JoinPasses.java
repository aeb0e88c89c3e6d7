package org.convene.invitation;

import java.util.Optional;
import java.util.UUID;

import org.convene.subscription.Member;

/** Who may join a meeting without holding an invitation, by the id in the join link: what other modules hand out. */
public interface JoinPasses {

    /** Who may come to what. */
    record Pass(UUID meeting, Member member) {}

    /** Empty for an id that is not one of these, or that opens nothing any more. */
    Optional<Pass> pass(UUID id);
}
