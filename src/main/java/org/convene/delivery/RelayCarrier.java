package org.convene.delivery;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.convene.smtp.RelayUnreachable;
import org.convene.smtp.Run;
import org.convene.smtp.SmtpConnection;
import org.convene.smtp.SmtpRelay;

/** One worker's way to the relay: a connection that is kept as long as there is work. */
class RelayCarrier implements Carrier {
    private final SmtpRelay relay;
    private final RelayHealth health;
    private final Duration keepIdle;
    private @Nullable SmtpConnection open;
    private long usedAt;

    RelayCarrier(SmtpRelay relay, RelayHealth health, Duration keepIdle) {
        this.relay = relay;
        this.health = health;
        this.keepIdle = keepIdle;
    }

    @Override
    public void carry(Run<MailWriter.Written> run) throws RelayUnreachable {
        SmtpConnection connection = connected();
        connection.converse(run);
        usedAt = System.nanoTime();
        if (!connection.intact()) {
            close();
        }
    }

    private SmtpConnection connected() throws RelayUnreachable {
        SmtpConnection kept = open;
        if (kept != null && kept.alive()) {
            return kept;
        }
        close();
        SmtpConnection fresh = relay.connect();
        health.shown(fresh.certificateUntil());
        open = fresh;
        return fresh;
    }

    @Override
    public void rest() {
        if (open != null && System.nanoTime() - usedAt > keepIdle.toNanos()) {
            close();
        }
    }

    @Override
    public void close() {
        SmtpConnection closing = open;
        open = null;
        if (closing != null) {
            closing.close();
        }
    }
}
