package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.delivery.ChunkRepository.Claimed;
import org.convene.delivery.ChunkRepository.Follow;
import org.convene.delivery.ChunkRepository.Standing;
import org.convene.site.Ids;

/**
 * The book of what is about to be said to the relay and what came of it. One transaction takes the results of the last
 * messages and the intent for the next ones: nothing reaches a final dot that was not intended here, and what was intended
 * without a result is listed as uncertain when its worker is lost.
 */
@Component
class Journal {
    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final int LOSSES_BORNE = 10;
    private final ChunkRepository chunks;
    private final OutcomeRepository outcomes;
    private final Doubts doubts;
    private final Clearance clearance;
    private final Persistence persistence;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final DeliveryProperties properties;
    private final SendingMetrics metrics;
    private final Milestones milestones;
    /** Claims whose commit nobody heard of: they may have been made, and nobody works on them. */
    private final Set<String> unheard = ConcurrentHashMap.newKeySet();

    Journal(ChunkRepository chunks, OutcomeRepository outcomes, Doubts doubts, Clearance clearance,
            Persistence persistence, TransactionTemplate transaction, Leases leases, DeliveryProperties properties,
            SendingMetrics metrics, ObjectProvider<Milestones> milestones) {
        this.chunks = chunks;
        this.outcomes = outcomes;
        this.doubts = doubts;
        this.clearance = clearance;
        this.persistence = persistence;
        this.transaction = transaction;
        this.leases = leases;
        this.properties = properties;
        this.metrics = metrics;
        this.milestones = milestones.getIfAvailable(() -> milestone -> {});
    }

    /** The next work, with its lease held. What its last worker may have sent is written down as uncertain first. */
    Optional<Chunk> claim(Lane upTo) {
        giveBackUnheard();
        String name = Ids.next().toString();
        Optional<Chunk> claimed;
        try {
            claimed = Optional.ofNullable(transaction.execute(status -> taken(name, upTo)));
        } catch (CannotCreateTransactionException noDatabase) {
            throw noDatabase;
        } catch (DataAccessException | TransactionException noAnswer) {
            unheard.add(name);
            throw noAnswer;
        }
        claimed.ifPresent(leases::hold);
        claimed.ifPresent(chunk -> milestones.reached(Milestone.CLAIMED));
        return claimed;
    }

    private @Nullable Chunk taken(String name, Lane upTo) {
        Claimed taken = chunks.claim(name, upTo).orElse(null);
        if (taken == null || taken.lost() && !takeOver(taken.chunk())) {
            return null;
        }
        return taken.chunk();
    }

    private void giveBackUnheard() {
        List<String> names = List.copyOf(unheard);
        if (!names.isEmpty()) {
            chunks.giveBack(names);
            unheard.removeAll(names);
        }
    }

    /** False: it was lost so often that what is left of it is given up. */
    private boolean takeOver(Chunk chunk) {
        List<Outcome> uncertain = new ArrayList<>();
        for (int seq : outcomes.missing(chunk)) {
            uncertain.add(Outcome.uncertain(seq, Cause.WORKER_LOST, ""));
        }
        metrics.tookOver();
        log.warn("Took over chunk {} of mailing {} from a lost worker; {} messages are uncertain", chunk.number(),
                chunk.mailing(), uncertain.size());
        write(chunk, uncertain, chunk.begun() - uncertain.size(), 0);
        if (chunk.losses() >= LOSSES_BORNE) {
            List<Outcome> rest = new ArrayList<>();
            for (int n = chunk.begun(); n < chunk.size(); n++) {
                rest.add(Outcome.ended(chunk.seq(n), DeliveryState.FAILED, Cause.LOST, ""));
            }
            write(chunk, rest, chunk.begun(), 0);
            chunks.giveBack(chunk, Duration.ZERO);
            return false;
        }
        return true;
    }

    /** What the next messages may do. */
    record Permission(Standing standing, Clearance.Verdicts verdicts) {}

    /**
     * Writes down results and the intent for the next messages. While the database is away it insists: results are known
     * only here.
     *
     * @param before how many of the chunk's deliveries had been dealt with before these results
     * @return empty: the claim was lost, nothing more may be sent of it
     */
    Optional<Permission> advance(Chunk chunk, List<Outcome> results, int before,
            List<DeliveryRow> next) {
        Optional<Permission> permission = persistence.insist(() -> transaction.execute(status -> {
            Optional<Standing> standing = write(chunk, results, before, next.size());
            return standing.map(now -> new Permission(now, now.clear()
                    ? clearance.of(chunk.mailing(), next)
                    : Clearance.Verdicts.NONE));
        }));
        if (permission.isEmpty()) {
            tooLate(chunk, results);
        } else {
            leases.renewed(chunk);
            metrics.count(results);
            milestones.reached(results.isEmpty() ? Milestone.INTENDED : Milestone.SETTLED);
        }
        return permission;
    }

    private void tooLate(Chunk chunk, List<Outcome> results) {
        log.warn("{} results for chunk {} of mailing {} came too late, its claim {} was lost", results.size(),
                chunk.number(), chunk.mailing(), chunk.fence());
        metrics.cameLate(results.size());
        if (!results.isEmpty()) {
            persistence.insist(() -> {
                outcomes.appendLate(chunk, results);
                return true;
            });
        }
    }

    /** Lets go of the chunk: it is finished, or its rest waits again. */
    void release(Chunk chunk, List<Outcome> results, int before, Duration pause) {
        try {
            boolean kept = persistence.insist(() -> transaction.execute(status -> {
                boolean held = write(chunk, results, before, 0).isPresent();
                if (held) {
                    chunks.giveBack(chunk, pause);
                }
                return held;
            }));
            if (kept) {
                metrics.count(results);
            } else {
                tooLate(chunk, results);
            }
            milestones.reached(Milestone.SETTLED);
        } finally {
            leases.drop(chunk);
        }
    }

    /** Somebody else has the chunk now. */
    void lost(Chunk chunk) {
        leases.drop(chunk);
    }

    /** Ends the chunk of a cancelled mailing. */
    void cancel(Chunk chunk) {
        try {
            persistence.insist(() -> {
                chunks.cancel(chunk);
                return true;
            });
        } finally {
            leases.drop(chunk);
        }
    }

    private Optional<Standing> write(Chunk chunk, List<Outcome> heard, int before, int next) {
        List<Outcome> results = doubts.weigh(chunk, heard);
        int settled = before + results.size();
        Optional<Standing> standing = chunks.settle(chunk, results, before, settled + next);
        if (standing.isEmpty()) {
            return chunks.written(chunk, settled);
        }
        if (!results.isEmpty()) {
            follow(chunk, results, DeliveryState.DEFERRED, new Follow(backoff(chunk.attempt()), 1, chunk.again()));
            follow(chunk, results, DeliveryState.UNCERTAIN, new Follow(properties.uncertainPause(), 1, true));
            follow(chunk, results, DeliveryState.WAITING, new Follow(properties.destinationPause(), 0, chunk.again()));
        }
        return standing;
    }

    private void follow(Chunk chunk, List<Outcome> results, DeliveryState state, Follow how) {
        List<Integer> seqs = results.stream().filter(result -> !result.last() && result.state() == state)
                .map(Outcome::seq).toList();
        if (!seqs.isEmpty()) {
            chunks.follow(chunk, seqs, how);
        }
    }

    /** 1 min, 3 min, 9 min … at most 4 h, each ±20 %. */
    private Duration backoff(int attempt) {
        double factor = Math.pow(3, Math.min(attempt - 1, 12)) * ThreadLocalRandom.current().nextDouble(0.8, 1.2);
        double seconds = Math.min(Sql.seconds(properties.retryFirst()) * factor, Sql.seconds(properties.retryMost()));
        return Duration.ofMillis((long) (seconds * 1000));
    }
}
