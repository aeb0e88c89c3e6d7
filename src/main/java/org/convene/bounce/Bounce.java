package org.convene.bounce;

import java.time.Instant;
import java.util.UUID;

/**
 * Something that came back, and what was decided.
 *
 * @param kind hard, soft, full, policy or complaint
 * @param status enhanced code (RFC 3463), possibly empty
 * @param diagnostic the other server's words
 * @param inbound the mail that says so; it is kept for a while
 */
public record Bounce(UUID id, String address, UUID mailing, int seq, String kind, String status, String diagnostic,
        UUID inbound, Judgement judgement, Instant at) {

    /** What follows from it. */
    public enum Judgement {
        /** what the mail belonged to is over for its recipient */
        ENDED,
        /** the address is not written to any more */
        SUPPRESSED,
        /** it counts against the address */
        COUNTED,
        /** the address is in doubt: a check mail is on its way to it */
        PROBED,
        /** says nothing about the address: for the operator */
        ALERTED
    }
}
