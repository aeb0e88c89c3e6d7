package org.convene.delivery;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;

/**
 * Decides how often a message is sent whose fate is uncertain. A relay that took it twice without a word is not given it a
 * third time. That a worker ended says nothing about the message, which most likely never left, unless it happens again and
 * again: then it may be what ends them.
 */
@Component
class Doubts {
    private static final int UNANSWERED = 2;
    private static final int WORKERS_LOST = 5;
    private final OutcomeRepository outcomes;

    Doubts(OutcomeRepository outcomes) {
        this.outcomes = outcomes;
    }

    /** The results as they are to be written down. */
    List<Outcome> weigh(Chunk chunk, List<Outcome> results) {
        List<Outcome> uncertain = results.stream().filter(result -> result.state() == DeliveryState.UNCERTAIN).toList();
        if (!chunk.again() || uncertain.isEmpty()) {
            return results;
        }
        Map<Integer, Integer> before = outcomes.uncertainBefore(chunk, uncertain);
        return results.stream().map(result -> isLast(result, before) ? result.asLast() : result).toList();
    }

    private static boolean isLast(Outcome result, Map<Integer, Integer> before) {
        int borne = result.cause().equals(Cause.NO_ANSWER.name()) ? UNANSWERED : WORKERS_LOST;
        return before.getOrDefault(result.seq(), 0) + 1 >= borne;
    }
}
