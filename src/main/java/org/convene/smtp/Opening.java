package org.convene.smtp;

import java.io.IOException;
import java.security.NoSuchAlgorithmException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import org.convene.smtp.Encryption.Mode;

/** From a fresh TCP connection to one that takes mail: greeting, EHLO, TLS, sign-in. */
final class Opening {
    private final SmtpRelay relay;
    private final Wire wire;
    private final Replies replies;
    private Extensions extensions = Extensions.NOTHING;

    Opening(SmtpRelay relay, Wire wire) {
        this.relay = relay;
        this.wire = wire;
        this.replies = new Replies(wire);
    }

    SmtpConnection perform() throws IOException, RelayUnreachable {
        if (relay.encryption().mode() == Mode.IMPLICIT) {
            encrypt();
        }
        if (replies.next(relay.timeouts().reply()) != 220) {
            throw new RelayUnreachable("the relay does not want to talk: " + replies.reply().words());
        }
        hello();
        if (wantsStartTls()) {
            startTls();
            hello();
        }
        Login login = relay.login();
        if (login != null) {
            new SignIn(wire, replies, relay.timeouts().reply(), login).perform(extensions.mechanisms());
        }
        return new SmtpConnection(relay, wire, replies, extensions);
    }

    /** Relays that do not know EHLO get a HELO and offer nothing. */
    private void hello() throws IOException, RelayUnreachable {
        int code = say("EHLO " + relay.name());
        extensions = code == 250 ? Extensions.of(replies.lines()) : Extensions.NOTHING;
        if (code >= 500) {
            code = say("HELO " + relay.name());
        }
        if (code != 250) {
            throw new RelayUnreachable("the relay refused our greeting: " + replies.reply().words());
        }
    }

    private boolean wantsStartTls() throws RelayUnreachable {
        if (relay.encryption().mode() == Mode.REQUIRED && !extensions.startTls()) {
            throw new RelayUnreachable("the relay does not offer STARTTLS, which is required");
        }
        return relay.encryption().mode() == Mode.REQUIRED
                || (relay.encryption().mode() == Mode.OPPORTUNISTIC && extensions.startTls());
    }

    private void startTls() throws IOException, RelayUnreachable {
        if (say("STARTTLS") != 220) {
            throw new RelayUnreachable("the relay offers STARTTLS and refuses it: " + replies.reply().words());
        }
        if (replies.unread()) {
            // What came unencrypted would pass for an answer given under TLS.
            throw new RelayUnreachable("the relay went on talking before TLS began");
        }
        encrypt();
    }

    private void encrypt() throws IOException {
        wire.expect(relay.timeouts().reply());
        try {
            SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(wire.tcp(), relay.host(),
                    relay.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            if (!relay.encryption().anyName()) {
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
            }
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            wire.secure(socket);
        } catch (IOException failed) {
            throw new IOException("TLS: " + wire.explained(failed, "no handshake in time").getMessage(), failed);
        } finally {
            wire.relax();
        }
    }

    private SSLContext context() {
        SSLContext given = relay.encryption().context();
        try {
            return given != null ? given : SSLContext.getDefault();
        } catch (NoSuchAlgorithmException noneInThisJvm) {
            throw new IllegalStateException(noneInThisJvm);
        }
    }

    private int say(String line) throws IOException {
        wire.put(line);
        wire.put("\r\n");
        wire.flush();
        return replies.next(relay.timeouts().reply());
    }
}
