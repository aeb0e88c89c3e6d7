package org.convene.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.stereotype.Component;

/** The claims this replica has in hand. A final dot may wait ten minutes for its answer: until then they are renewed. */
@Component
class Leases {
    /** Until when each is certainly ours, in {@link System#nanoTime}, counted from before the database was asked. */
    private final Map<Chunk, Long> held = new ConcurrentHashMap<>();
    private final ChunkRepository chunks;
    private final long lease;

    Leases(ChunkRepository chunks, DeliveryProperties properties) {
        this.chunks = chunks;
        this.lease = properties.lease().toNanos();
    }

    void hold(Chunk chunk) {
        held.put(chunk, System.nanoTime());
    }

    void renewed(Chunk chunk) {
        held.replace(chunk, System.nanoTime());
    }

    void drop(Chunk chunk) {
        held.remove(chunk);
    }

    /** Whether a message of this chunk may still be finished: asked right before its final dot. */
    boolean certain(Chunk chunk) {
        Long since = held.get(chunk);
        return since != null && System.nanoTime() - since < lease - lease / 6;
    }

    /** Signs of life for ours; what lost its worker is put where the next free one finds it. */
    void renew() {
        List<Chunk> now = new ArrayList<>(held.keySet());
        long asked = System.nanoTime();
        if (!now.isEmpty()) {
            chunks.renew(now).forEach(chunk -> held.replace(chunk, asked));
        }
        chunks.advanceLost();
    }
}
