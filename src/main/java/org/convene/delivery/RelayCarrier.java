package org.convene.delivery;

import java.time.Duration;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;

import org.convene.delivery.Answer.Kind;

/** One worker's way to the relay: a connection that is kept as long as there is work. */
class RelayCarrier implements Carrier {
    /** A connection that was unused for longer is asked whether it is still there before it is trusted. */
    private static final Duration FRESH = Duration.ofSeconds(3);
    private final Relay relay;
    private final Duration keepIdle;
    private @Nullable RelayConnection open;
    private long usedAt;

    RelayCarrier(Relay relay, Duration keepIdle) {
        this.relay = relay;
        this.keepIdle = keepIdle;
    }

    @Override
    public Answer carry(Envelope mail, Intent intent) {
        if (mail.utf8()) {
            return once(mail, intent);
        }
        boolean kept = open != null;
        Answer answer = attempt(mail, intent);
        if (answer == null && kept) {
            answer = attempt(mail, intent);
        }
        return answer == null ? broken() : answer;
    }

    /** Null when an open connection broke before the final dot. */
    private @Nullable Answer attempt(Envelope mail, Intent intent) {
        RelayConnection connection;
        try {
            connection = connected();
        } catch (MessagingException unreachable) {
            return unreachable(unreachable);
        }
        Answer answer = connection.send(mail, intent);
        usedAt = System.nanoTime();
        if (!connection.intact()) {
            close();
        }
        return answer;
    }

    private Answer once(Envelope mail, Intent intent) {
        try (RelayConnection connection = connect(true)) {
            Answer answer = connection.send(mail, intent);
            return answer == null ? broken() : answer;
        } catch (MessagingException unreachable) {
            return unreachable(unreachable);
        }
    }

    private static Answer broken() {
        return new Answer(Kind.DEFERRED, "the connection broke before the message was handed over");
    }

    private static Answer unreachable(MessagingException why) {
        return new Answer(Kind.UNREACHABLE, String.valueOf(why.getMessage()));
    }

    private RelayConnection connected() throws MessagingException {
        RelayConnection kept = open;
        if (kept != null && (idle().compareTo(FRESH) < 0 || kept.isConnected())) {
            return kept;
        }
        close();
        RelayConnection fresh = connect(false);
        open = fresh;
        return fresh;
    }

    private RelayConnection connect(boolean utf8) throws MessagingException {
        RelayConnection connection = relay.connection(utf8);
        connection.connect(relay.host(), relay.port(), relay.user(), relay.password());
        return connection;
    }

    @Override
    public void rest() {
        if (open != null && idle().compareTo(keepIdle) > 0) {
            close();
        }
    }

    private Duration idle() {
        return Duration.ofNanos(System.nanoTime() - usedAt);
    }

    @Override
    public void close() {
        RelayConnection closing = open;
        open = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (MessagingException gone) {
                // It was to be closed anyway.
            }
        }
    }
}
