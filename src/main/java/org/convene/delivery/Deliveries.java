package org.convene.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What became of what was handed to the {@link Outbox}, and the levers staff have over it. */
@Component
public class Deliveries {

    public Progress progressOf(UUID mailing) {
        throw new UnsupportedOperationException();
    }

    /** One page in id order; {@code state} null: all. */
    public List<DeliveryReport> reportsOf(UUID mailing, @Nullable DeliveryState state, @Nullable UUID after,
            int limit) {
        throw new UnsupportedOperationException();
    }

    /** The latest mailing handed in for an origin such as {@code announcement:<uuid>}. */
    public Optional<UUID> latestFor(String origin) {
        throw new UnsupportedOperationException();
    }

    public void pause(UUID mailing) {
        throw new UnsupportedOperationException();
    }

    public void resume(UUID mailing) {
        throw new UnsupportedOperationException();
    }

    /** Whatever has not been claimed yet is not sent any more. */
    public void cancel(UUID mailing) {
        throw new UnsupportedOperationException();
    }

    /** Puts the failed deliveries of a mailing back to waiting; returns how many. */
    public int retryFailed(UUID mailing) {
        throw new UnsupportedOperationException();
    }
}
