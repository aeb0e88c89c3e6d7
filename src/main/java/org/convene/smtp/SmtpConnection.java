package org.convene.smtp;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** An open connection to the relay; for one thread at a time. */
public final class SmtpConnection implements AutoCloseable {
    /** A connection that was idle for longer is asked whether it is still there before it is trusted. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    private static final Duration SHORT_PATIENCE = Duration.ofSeconds(5);
    private final SmtpRelay relay;
    private final Wire wire;
    private final Replies replies;
    private final Extensions extensions;
    private boolean intact = true;
    private long usedAt = System.nanoTime();

    SmtpConnection(SmtpRelay relay, Wire wire, Replies replies, Extensions extensions) {
        this.relay = relay;
        this.wire = wire;
        this.replies = replies;
        this.extensions = extensions;
    }

    /**
     * Hands messages over until the run ends or the connection does; afterwards {@link #intact} tells which. Every
     * message taken was answered.
     *
     * @throws RelayUnreachable when the relay wants us to sign in (again); the message at hand was answered BROKEN
     * @throws IllegalStateException when the connection is not intact
     */
    public <T> void converse(Run<T> run) throws RelayUnreachable {
        if (!intact) {
            throw new IllegalStateException("the connection is closed");
        }
        intact = false;
        intact = new Conversation<>(wire, replies, extensions, relay, run).hold();
        usedAt = System.nanoTime();
    }

    /** Whether the last conversation ended where the next may begin; otherwise the connection is closed already. */
    public boolean intact() {
        return intact;
    }

    /** Until when the certificate is valid that the relay showed; null: it showed none. */
    public @Nullable Instant certificateUntil() {
        return wire.certificateUntil();
    }

    /** Whether the relay is still there. Asks it (NOOP) when the connection was idle for more than three seconds. */
    public boolean alive() {
        return alive(FRESH);
    }

    boolean alive(Duration fresh) {
        if (intact && System.nanoTime() - usedAt > fresh.toNanos()) {
            intact = said("NOOP\r\n");
            usedAt = System.nanoTime();
            if (!intact) {
                wire.drop();
            }
        }
        return intact;
    }

    /** Says good-bye where that is possible and closes; does nothing when closed already. */
    @Override
    public void close() {
        if (intact) {
            intact = false;
            said("QUIT\r\n");
            wire.close();
        }
    }

    private boolean said(String line) {
        try {
            wire.put(line);
            wire.flush();
            return replies.next(shorter()) / 100 == 2;
        } catch (IOException gone) {
            return false;
        }
    }

    private Duration shorter() {
        Duration usual = relay.timeouts().reply();
        return usual.compareTo(SHORT_PATIENCE) < 0 ? usual : SHORT_PATIENCE;
    }
}
