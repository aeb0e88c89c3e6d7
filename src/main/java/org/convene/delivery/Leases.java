package org.convene.delivery;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

import org.convene.site.Ids;

/** The claims this replica has in hand. A final dot may wait ten minutes for its answer: until then they are renewed. */
@Component
class Leases {
    private static final int CHUNK = 500;
    private final String owner = Ids.next().toString();
    private final Set<UUID> held = ConcurrentHashMap.newKeySet();
    private final ClaimRepository claims;

    Leases(ClaimRepository claims) {
        this.claims = claims;
    }

    /** Names this replica, anew at each start. */
    String owner() {
        return owner;
    }

    List<Claim> claim(Lane upTo, int limit) {
        List<Claim> taken = claims.claim(owner, upTo, limit);
        taken.forEach(claim -> held.add(claim.id()));
        return taken;
    }

    void drop(Claim claim) {
        held.remove(claim.id());
    }

    void renew() {
        List<UUID> ids = List.copyOf(held);
        for (int from = 0; from < ids.size(); from += CHUNK) {
            claims.renew(owner, ids.subList(from, Math.min(from + CHUNK, ids.size())));
        }
    }
}
