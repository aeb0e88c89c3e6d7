package org.convene.delivery;

import org.springframework.stereotype.Component;

/** Looks, right before MAIL FROM and again right before the final dot, whether a claimed delivery may leave. */
@Component
class Gate {
    private final ClaimRepository claims;
    private final Leases leases;
    private final AddressHash hash;
    private final Audiences audiences;

    Gate(ClaimRepository claims, Leases leases, AddressHash hash, Audiences audiences) {
        this.claims = claims;
        this.leases = leases;
        this.hash = hash;
        this.audiences = audiences;
    }

    /** Asked before the conversation with the relay begins. */
    Clearance look(Claim claim, StoredMailing mailing) {
        return audiences.stillWants(claim.member(), mailing.audience())
                ? claims.clearance(claim, hash.ofKey(claim.addressKey()))
                : Clearance.LEFT;
    }

    /** Asked before the final dot, which is sent only when this answers true: the intent is committed then. */
    boolean pass(Claim claim, String messageId) {
        return claims.intend(claim, leases.owner(), messageId, hash.ofKey(claim.addressKey()));
    }
}
