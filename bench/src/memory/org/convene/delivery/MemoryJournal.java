package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.delivery.ChunkRepository.Standing;

/**
 * Only in benchmarks: keeps in memory what the engine writes down before and after each group of messages, and tells the
 * database once per chunk how many there were. Who is suppressed or has left is looked up as ever. What the durable engine
 * costs more is the price of its promise.
 */
@Component
@Primary
class MemoryJournal extends Journal {
    private static final Standing CLEAR = new Standing(false, false, false);
    private final Map<Chunk, List<Outcome>> kept = new ConcurrentHashMap<>();
    private final ChunkRepository chunks;
    private final Clearance clearance;
    private final Leases leases;

    MemoryJournal(ChunkRepository chunks, OutcomeRepository outcomes, Doubts doubts, Clearance clearance,
            Persistence persistence, TransactionTemplate transaction, Leases leases, DeliveryProperties properties,
            SendingMetrics metrics, ObjectProvider<Milestones> milestones) {
        super(chunks, outcomes, doubts, clearance, persistence, transaction, leases, properties, metrics, milestones);
        this.chunks = chunks;
        this.clearance = clearance;
        this.leases = leases;
    }

    @Override
    Optional<Permission> advance(Chunk chunk, List<Outcome> results, int before, List<DeliveryRow> next) {
        kept.computeIfAbsent(chunk, first -> new ArrayList<>()).addAll(results);
        return Optional.of(new Permission(CLEAR, clearance.of(chunk.mailing(), next)));
    }

    @Override
    void release(Chunk chunk, List<Outcome> results, int before, Duration pause) {
        List<Outcome> all = kept.getOrDefault(chunk, new ArrayList<>());
        kept.remove(chunk);
        all.addAll(results);
        chunks.advance(chunk, Tally.of(all), chunk.begun(), chunk.begun() + all.size());
        chunks.giveBack(chunk, pause);
        leases.drop(chunk);
    }
}
