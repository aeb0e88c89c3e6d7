package org.convene.smtp;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

/**
 * Where the relay is and how to speak to it.
 *
 * @param name how we introduce ourselves in EHLO, a domain name
 * @param login null: the relay takes our mail without a password
 * @param pipelining false where the relay offers PIPELINING but something on the way breaks it
 */
public record SmtpRelay(String host, int port, String name, Encryption encryption, @Nullable Login login,
        Timeouts timeouts, boolean pipelining) {

    public SmtpRelay(String host, int port, String name) {
        this(host, port, name, new Encryption(Encryption.Mode.OPPORTUNISTIC), null, Timeouts.STANDARD, true);
    }

    /**
     * Connects, greets, encrypts and signs in.
     *
     * @throws RelayUnreachable when any of it fails
     */
    public SmtpConnection connect() throws RelayUnreachable {
        try {
            Wire wire = Dialling.reach(this);
            try {
                return new Opening(this, wire).perform();
            } catch (IOException | RelayUnreachable | RuntimeException failed) {
                wire.drop();
                throw failed;
            }
        } catch (IOException broken) {
            throw new RelayUnreachable(host + ":" + port + ": " + broken.getMessage(), broken);
        }
    }
}
