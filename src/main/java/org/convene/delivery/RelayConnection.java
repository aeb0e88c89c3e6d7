package org.convene.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;

import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

import org.convene.delivery.Answer.Kind;

/**
 * One SMTP connection that knows where in the conversation it stands. The library reports a failure as one exception
 * whatever happened; whether the final dot had gone out decides between "certainly not sent" and "uncertain".
 */
class RelayConnection extends SMTPTransport {
    private static final String UTF8 = "SMTPUTF8";
    private final Sockets sockets;
    private final Duration finalPatience;
    private Phase phase = Phase.IDLE;
    private Carrier.Intent intent = () -> false;
    private boolean heldBack;
    private boolean intact = true;
    private @Nullable Answer refusal;

    private enum Phase {
        IDLE, MAIL, RCPT, DATA, DOT
    }

    RelayConnection(Session session, String protocol, Sockets sockets, Duration finalPatience) {
        super(session, null, protocol, protocol.equals("smtps"));
        this.sockets = sockets;
        this.finalPatience = finalPatience;
    }

    /** @return null when the connection broke before the final dot: nothing was sent, another one may try */
    @Nullable
    Answer send(Envelope mail, Carrier.Intent beforeDot) {
        if (mail.utf8() && !supportsExtension(UTF8)) {
            return new Answer(Kind.NEEDS_UTF8, "the relay does not offer SMTPUTF8");
        }
        intent = beforeDot;
        heldBack = false;
        refusal = null;
        phase = Phase.MAIL;
        try {
            sendMessage(mail.message(), new Address[]{recipient(mail.to())});
            return new Answer(Kind.ACCEPTED, getLastServerResponse());
        } catch (MessagingException | RuntimeException failed) {
            return failure(failed);
        } finally {
            phase = Phase.IDLE;
        }
    }

    /** Whether the conversation ended where the next one may begin. */
    boolean intact() {
        return intact;
    }

    private @Nullable Answer failure(Exception failed) {
        intact = refusal != null && !heldBack && !refusal.words().startsWith("421");
        if (heldBack) {
            return new Answer(Kind.HELD_BACK, "");
        }
        if (refusal != null) {
            return refusal;
        }
        return phase == Phase.DOT ? new Answer(Kind.UNCERTAIN, String.valueOf(failed.getMessage())) : null;
    }

    @Override
    protected void mailFrom() throws MessagingException {
        phase = Phase.MAIL;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        phase = Phase.RCPT;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        phase = Phase.DATA;
        return super.data();
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        if (!mayLeave()) {
            heldBack = true;
            throw new IOException("kept back");
        }
        Duration usual = sockets.patience();
        sockets.waitForReply(finalPatience);
        phase = Phase.DOT;
        super.finishData();
        sockets.waitForReply(usual);
    }

    /** Where the intent cannot be written down nothing leaves; the connection is dropped without its dot. */
    private boolean mayLeave() {
        try {
            return intent.recorded();
        } catch (RuntimeException notRecorded) {
            return false;
        }
    }

    /** The first refusal is the one that counts; later replies answer our RSET. */
    @Override
    protected int readServerResponse() throws MessagingException {
        int code = super.readServerResponse();
        if (phase != Phase.IDLE && refusal == null && code >= 400) {
            refusal = refusal(code, getLastServerResponse());
        }
        return code;
    }

    private @Nullable Answer refusal(int code, String words) {
        if (code == 421 && phase == Phase.MAIL) {
            return null;
        }
        if (phase == Phase.MAIL && (code == 530 || code == 535 || code == 538 || code == 454)) {
            return new Answer(Kind.UNREACHABLE, words);
        }
        return new Answer(code < 500 ? Kind.DEFERRED : Kind.REFUSED, words);
    }

    private static InternetAddress recipient(String address) {
        InternetAddress recipient = new InternetAddress();
        recipient.setAddress(address);
        return recipient;
    }
}
