package org.convene.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.delivery.MailWriter.Written;
import org.convene.dkim.DkimKeys;
import org.convene.dkim.DkimSigner;
import org.convene.message.MessageBuffer;
import org.convene.smtp.Outgoing;

/** What all workers of this replica share: where they take work from, when they may go on, and whether they still should. */
@Component
class Crew {
    private static final Duration LAST_DOT = Duration.ofSeconds(10);
    private final DeliveryProperties properties;
    private final Journal journal;
    private final DeliveryRepository deliveries;
    private final MailWriter writer;
    private final DkimKeys keys;
    private final Leases leases;
    private final RelayHealth health;
    private final RelayRepository budget;
    private final Destinations destinations;
    private final Wakeup wakeup;
    private volatile boolean open;
    private volatile long closed;

    Crew(DeliveryProperties properties, Journal journal, DeliveryRepository deliveries, MailWriter writer,
            DkimKeys keys, Leases leases, RelayHealth health, RelayRepository budget,
            Destinations destinations, Wakeup wakeup) {
        this.properties = properties;
        this.journal = journal;
        this.deliveries = deliveries;
        this.writer = writer;
        this.keys = keys;
        this.leases = leases;
        this.health = health;
        this.budget = budget;
        this.destinations = destinations;
        this.wakeup = wakeup;
    }

    void open() {
        open = true;
    }

    /** Ends all loops after what they have in hand. */
    void close() {
        closed = System.nanoTime();
        open = false;
        wakeup.ring();
    }

    boolean isOpen() {
        return open;
    }

    Wakeup wakeup() {
        return wakeup;
    }

    Journal journal() {
        return journal;
    }

    Duration poll() {
        return properties.poll();
    }

    /**
     * How long a worker stays with a chunk before it looks for what else is due. With a slow relay a chunk takes hours, and
     * the claims of a lost replica would wait as long: so they are taken over a lease, a turn and a poll after it.
     */
    Duration turn() {
        return properties.lease().dividedBy(3);
    }

    /** Sets up a worker that sends this way. */
    Bench bench(Carrier carrier) {
        return new Bench(carrier, new Pace(properties.window(), properties.flush().toNanos()), keys.signer(),
                new MessageBuffer(), new MessageBuffer());
    }

    Optional<Chunk> claim(Lane upTo) {
        destinations.leave();
        return journal.claim(upTo);
    }

    List<DeliveryRow> rows(Chunk chunk) {
        return deliveries.rows(chunk);
    }

    Outgoing<Written> write(UUID mailing, DeliveryRow row, MessageBuffer into, DkimSigner signer) {
        return writer.write(mailing, row, into, signer);
    }

    /** Whether a final dot may be sent: the claim is certainly ours, and if we stop, there is time left for the answer. */
    boolean mayFinish(Chunk chunk) {
        return leases.certain(chunk) && (open || System.nanoTime() - closed < LAST_DOT.toNanos());
    }

    /** Waits for the budget of all replicas; 0 when this replica stops meanwhile. */
    int permits(int wanted) throws InterruptedException {
        double rate = properties.rate();
        if (rate == 0) {
            return wanted;
        }
        int granted = 0;
        while (granted == 0 && open) {
            granted = budget.takePermits(rate, (int) Math.clamp(rate * Sql.seconds(properties.flush()), 1, wanted));
            if (granted == 0) {
                Wakeup.sleep(Duration.ofMillis((long) Math.clamp(1000 / rate, 5, 1000)));
            }
        }
        return granted;
    }

    /** How long the relay is left alone; zero: it is not known to be away. */
    Duration relayPause() {
        return health.pause();
    }

    void heard(List<DeliveryRow> rows, List<Outcome> outcomes) {
        destinations.heard(rows, outcomes);
    }

    void reached() {
        health.reached();
    }

    void unreachable(String reason) {
        health.unreachable(reason);
    }
}
