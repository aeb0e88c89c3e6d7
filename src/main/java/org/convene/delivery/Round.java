package org.convene.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

import org.convene.delivery.Clearance.Verdicts;
import org.convene.delivery.MailWriter.Written;
import org.convene.smtp.Answer;
import org.convene.smtp.Outgoing;
import org.convene.smtp.Run;

/**
 * A group of deliveries on the wire, the intent for all of them committed: writes each message when its turn comes and keeps
 * what became of it.
 */
final class Round implements Run<Written> {
    private static final Logger log = LoggerFactory.getLogger(Round.class);
    private final Crew crew;
    private final Chunk chunk;
    private final List<DeliveryRow> rows;
    private final Verdicts verdicts;
    private final Bench bench;
    private final BooleanSupplier mayTake;
    private final Map<Integer, Outcome> outcomes = new HashMap<>();
    private int taken;
    private @Nullable DataAccessException noDatabase;
    private @Nullable Answer broken;

    /** @param mayTake asked before each message but the first: false, and the rest waits for another time */
    Round(Crew crew, Chunk chunk, List<DeliveryRow> rows, Verdicts verdicts, Bench bench, BooleanSupplier mayTake) {
        this.crew = crew;
        this.chunk = chunk;
        this.rows = rows;
        this.verdicts = verdicts;
        this.bench = bench;
        this.mayTake = mayTake;
    }

    @Override
    public @Nullable Outgoing<Written> next() {
        while (taken < rows.size() && noDatabase == null && (taken == 0 || mayTake.getAsBoolean())) {
            DeliveryRow row = rows.get(taken++);
            Cause against = verdicts.against(row);
            if (against != null) {
                keep(Outcome.ended(row.seq(), DeliveryState.SUPPRESSED, against, ""));
            } else if (verdicts.waits(row)) {
                keep(Outcome.later(row.seq()));
            } else {
                Outgoing<Written> message = written(row);
                if (message != null) {
                    return message;
                }
            }
        }
        return null;
    }

    /** Null: this one makes no mail. It is put aside with its cause, the others go on. */
    private @Nullable Outgoing<Written> written(DeliveryRow row) {
        try {
            return crew.write(chunk.mailing(), row, bench.buffer(taken), bench.signer());
        } catch (DataAccessException notNow) {
            noDatabase = notNow;
            return null;
        } catch (RuntimeException | StackOverflowError odd) {
            // What exactly is wrong may name the person: it is kept with the delivery, not in the log.
            log.warn("Delivery {} of mailing {} makes no mail: {}", row.seq(), chunk.mailing(),
                    odd.getClass().getSimpleName());
            keep(Outcome.ended(row.seq(), DeliveryState.FAILED, Cause.UNMAILABLE,
                    Outcome.line(String.valueOf(odd.getMessage()))));
            return null;
        }
    }

    @Override
    public boolean mayFinish(Outgoing<Written> message) {
        return crew.mayFinish(chunk);
    }

    @Override
    public void answered(Outgoing<Written> message, Answer answer) {
        int seq = message.what().row().seq();
        switch (answer.kind()) {
            case ACCEPTED -> keep(Outcome.accepted(seq, answer.words()));
            case DEFERRED -> keep(Outcome.deferred(seq, answer.words()));
            case REFUSED -> keep(Outcome.ended(seq, DeliveryState.FAILED, Cause.REFUSED, answer.words()));
            case NEEDS_UTF8 -> keep(Outcome.ended(seq, DeliveryState.FAILED, Cause.NEEDS_UTF8, answer.words()));
            case TOO_LARGE -> keep(Outcome.ended(seq, DeliveryState.FAILED, Cause.TOO_LARGE, answer.words()));
            case UNCERTAIN -> keep(Outcome.uncertain(seq, Cause.NO_ANSWER, answer.words()));
            case BROKEN -> broken = broken == null ? answer : broken;
            case HELD_BACK -> log.debug("Held back: the claim of chunk {} is not certain", chunk.number());
        }
    }

    private void keep(Outcome outcome) {
        outcomes.put(outcome.seq(), outcome);
    }

    /** What became of the first ones, up to the first that is still to be sent. */
    List<Outcome> done() {
        List<Outcome> done = new ArrayList<>(rows.size());
        for (DeliveryRow row : rows) {
            Outcome outcome = outcomes.get(row.seq());
            if (outcome == null) {
                break;
            }
            done.add(outcome);
        }
        return done;
    }

    /** Why the connection ended before the first message that is still to be sent; null: it did not. */
    @Nullable
    Answer broken() {
        return broken;
    }

    /** @throws DataAccessException when a message could not be written because the database is away */
    void requireDatabase() {
        if (noDatabase != null) {
            throw noDatabase;
        }
    }
}
