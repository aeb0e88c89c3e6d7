package org.convene.delivery;

import java.util.List;

/** Outcomes counted. @param moved those that are tried again elsewhere */
record Tally(int accepted, int failed, int suppressed, int uncertain, int expired, int moved) {

    static Tally of(List<Outcome> outcomes) {
        return new Tally(count(outcomes, DeliveryState.ACCEPTED), count(outcomes, DeliveryState.FAILED),
                count(outcomes, DeliveryState.SUPPRESSED), count(outcomes, DeliveryState.UNCERTAIN),
                count(outcomes, DeliveryState.EXPIRED),
                (int) outcomes.stream().filter(outcome -> !outcome.last()).count());
    }

    int sum() {
        return accepted + failed + suppressed + uncertain + expired + moved;
    }

    private static int count(List<Outcome> outcomes, DeliveryState state) {
        return (int) outcomes.stream().filter(outcome -> outcome.last() && outcome.state() == state).count();
    }
}
