package org.convene.delivery;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import org.convene.delivery.Answer.Kind;

/** What all workers of this replica share: where they take work from, when they may go on, and whether they still should. */
@Component
class Bench {
    private final DeliveryProperties properties;
    private final Leases leases;
    private final Posting posting;
    private final RelayHealth health;
    private final RelayRepository budget;
    private final Wakeup wakeup;
    private volatile boolean open;

    Bench(DeliveryProperties properties, Leases leases, Posting posting, RelayHealth health, RelayRepository budget,
            Wakeup wakeup) {
        this.properties = properties;
        this.leases = leases;
        this.posting = posting;
        this.health = health;
        this.budget = budget;
        this.wakeup = wakeup;
    }

    void open() {
        open = true;
    }

    /** Ends all loops after what they have in hand. */
    void close() {
        open = false;
        wakeup.ring();
    }

    boolean isOpen() {
        return open;
    }

    Wakeup wakeup() {
        return wakeup;
    }

    Duration poll() {
        return properties.poll();
    }

    /** How long the relay is left alone; zero: it is not known to be away. */
    Duration relayPause() {
        return health.pause();
    }

    List<Claim> claim(Lane upTo) {
        return leases.claim(upTo, properties.batch());
    }

    /** Waits for the budget of all replicas; false when this replica stops meanwhile. */
    boolean permit() throws InterruptedException {
        double rate = properties.rate();
        while (rate > 0 && open && !budget.takePermit(rate)) {
            Wakeup.sleep(Duration.ofMillis((long) Math.clamp(1000 / rate, 5, 1000)));
        }
        return open;
    }

    /** False: the relay cannot be reached, the rest of the batch had better wait. */
    boolean post(Claim claim, Carrier carrier) {
        try {
            Answer answer = posting.post(claim, carrier);
            if (answer.kind() == Kind.UNREACHABLE) {
                health.unreachable(answer.words());
                return false;
            }
            if (answer.kind() != Kind.HELD_BACK) {
                health.reached();
            }
            return true;
        } finally {
            leases.drop(claim);
        }
    }

    void giveBack(Claim claim) {
        try {
            posting.giveBack(claim);
        } finally {
            leases.drop(claim);
        }
    }
}
