package org.convene.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.convene.delivery.ChunkRepository.Standing;
import org.convene.delivery.Journal.Permission;
import org.convene.smtp.Answer;
import org.convene.smtp.RelayUnreachable;

/**
 * One claimed chunk on its way out. Its deliveries go in the order of their places, group by group: intend a group, hand it
 * over, write down what came of it together with the intent for the next. What broke before its final dot is simply still to
 * be sent.
 */
final class Dispatch {
    private static final int BREAKS_BORNE = 2;
    private final Crew crew;
    private final Chunk chunk;
    private final Bench bench;
    private List<DeliveryRow> rows = List.of();
    private final long begin = System.nanoTime();
    /** How many of the rows have been dealt with; the last of them as {@link #results}. */
    private int done;
    /** What is not written down yet, in the order of places. */
    private List<Outcome> results = new ArrayList<>();
    /** How many deliveries of the chunk are written down as dealt with. */
    private int written;
    private int breaks;
    private boolean ended;

    Dispatch(Crew crew, Chunk chunk, Bench bench) {
        this.crew = crew;
        this.chunk = chunk;
        this.bench = bench;
        this.written = chunk.begun();
    }

    /**
     * Sends until the chunk is done, its turn is over, something stands in the way, or this replica stops. What is left
     * waits again.
     *
     * @throws RelayUnreachable the relay had better be left alone for a while
     */
    void run() throws RelayUnreachable, InterruptedException {
        try {
            rows = crew.rows(chunk);
            boolean clear = crew.isOpen();
            while (clear && done < rows.size()) {
                clear = step() && mayGoOn();
            }
        } finally {
            if (!ended) {
                crew.journal().release(chunk, results, written, Duration.ZERO);
            }
        }
    }

    private boolean mayGoOn() {
        return crew.isOpen() && System.nanoTime() - begin < crew.turn().toNanos();
    }

    private boolean step() throws RelayUnreachable, InterruptedException {
        int size = crew.permits(Math.min(chunk.again() ? 1 : bench.pace().next(), rows.size() - done));
        if (size == 0) {
            return true;
        }
        List<DeliveryRow> group = rows.subList(done, done + size);
        Optional<Permission> permission = crew.journal().advance(chunk, results, written, group);
        written += results.size();
        results = new ArrayList<>();
        if (permission.isEmpty()) {
            crew.journal().lost(chunk);
            ended = true;
            return false;
        }
        if (clear(permission.get().standing())) {
            send(group, permission.get());
            return true;
        }
        return false;
    }

    private boolean clear(Standing standing) {
        if (standing.cancelled()) {
            crew.journal().cancel(chunk);
            ended = true;
        } else if (standing.expired()) {
            for (DeliveryRow row : rows.subList(done, rows.size())) {
                results.add(Outcome.ended(row.seq(), DeliveryState.EXPIRED, Cause.TOO_LATE, ""));
            }
            done = rows.size();
        }
        return standing.clear();
    }

    private void send(List<DeliveryRow> group, Permission permission) throws RelayUnreachable {
        Round round = new Round(crew, chunk, group, permission.verdicts(), bench, this::mayGoOn);
        long begin = System.nanoTime();
        try {
            bench.carrier().carry(round);
            crew.reached();
        } finally {
            take(round.done());
        }
        bench.pace().sent(results.size(), System.nanoTime() - begin);
        crew.heard(group, results);
        round.requireDatabase();
        Answer broken = round.broken();
        if (broken != null) {
            bear(broken);
        }
    }

    private void take(List<Outcome> outcomes) {
        results.addAll(outcomes);
        done += outcomes.size();
        breaks = outcomes.isEmpty() ? breaks : 0;
    }

    /** A message that ends one connection after the other must not keep the rest of its chunk waiting. */
    private void bear(Answer broken) {
        if (++breaks >= BREAKS_BORNE) {
            take(List.of(Outcome.deferred(rows.get(done).seq(), broken.words())));
        }
    }
}
