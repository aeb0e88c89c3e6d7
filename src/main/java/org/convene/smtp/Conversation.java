package org.convene.smtp;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.convene.smtp.Answer.Kind;
import org.convene.smtp.Commands.Step;

/**
 * One run of messages over one connection. With PIPELINING (RFC 2920) a message costs one round trip: its content, the
 * final dot and the next one's MAIL, RCPT and DATA leave together, as content may open a group and DATA must end it.
 */
final class Conversation<T> {
    /** Replies to MAIL that mean us and not the message (RFC 4954 section 6). */
    private static final Set<Integer> SIGN_IN = Set.of(454, 530, 535, 538);
    private static final String DOT = ".\r\n";
    private final Wire wire;
    private final Replies replies;
    private final Commands commands;
    private final Timeouts timeouts;
    private final boolean pipelining;
    private final Taken<T> taken;
    private boolean dotSent;
    /** The relay may still hold a sender or recipient of a message that was refused. */
    private boolean stale;

    Conversation(Wire wire, Replies replies, Extensions extensions, SmtpRelay relay, Run<T> run) {
        this.wire = wire;
        this.replies = replies;
        this.commands = new Commands(wire, extensions);
        this.timeouts = relay.timeouts();
        this.pipelining = relay.pipelining() && extensions.pipelining();
        this.taken = new Taken<>(run, commands);
    }

    /** Whether it ended where the next one may begin; otherwise the connection is dropped. */
    boolean hold() throws RelayUnreachable {
        try {
            Outgoing<T> offered = offer(taken.next());
            while (offered != null) {
                Outgoing<T> joined = agreed(offered) ? finish(offered) : null;
                offered = joined != null ? joined : offer(taken.next());
            }
            return true;
        } catch (IOException broken) {
            giveUp(broken);
            return false;
        } catch (RelayUnreachable | RuntimeException | Error failed) {
            giveUp(failed);
            throw failed;
        }
    }

    private @Nullable Outgoing<T> offer(@Nullable Outgoing<T> message) throws IOException {
        if (message != null && pipelining) {
            if (stale) {
                commands.put(Step.RSET, message);
            }
            commands.putAll(message);
            wire.flush();
        }
        return message;
    }

    /** Reads on to the reply to DATA, or until the relay refuses; true: it wants the content. */
    private boolean agreed(Outgoing<T> message) throws IOException, RelayUnreachable {
        if (stale && ask(Step.RSET, message) / 100 != 2) {
            throw replies.reply().closing() ? new Ended(replies.reply()) : unexpected();
        }
        stale = false;
        boolean mail = took(Step.MAIL, message);
        stale = mail;
        boolean rcpt = (mail || pipelining) && took(Step.RCPT, message);
        boolean wanted = mail && rcpt;
        return (wanted || pipelining) && goesOn(mail, wanted, ask(Step.DATA, message));
    }

    private boolean goesOn(boolean mail, boolean wanted, int code) throws IOException, RelayUnreachable {
        if (code != 354) {
            refused(Step.DATA, code);
            return false;
        }
        if (!wanted) {
            endWithoutRecipient(mail);
        }
        return wanted;
    }

    /** RFC 2920 section 3.1: DATA may be accepted although nobody is to receive; a dot without content ends it. */
    private void endWithoutRecipient(boolean mail) throws IOException {
        if (!mail) {
            throw unexpected();
        }
        wire.put(DOT);
        wire.flush();
        if (replies.next(timeouts.finalReply()) == 421) {
            throw new Ended(replies.reply());
        }
    }

    private int ask(Step step, Outgoing<T> message) throws IOException {
        if (!pipelining) {
            commands.put(step, message);
            wire.flush();
        }
        return replies.next(timeouts.reply());
    }

    private boolean took(Step step, Outgoing<T> message) throws IOException, RelayUnreachable {
        int code = ask(step, message);
        if (code / 100 == 2) {
            return true;
        }
        refused(step, code);
        return false;
    }

    /** The first refusal is the message's answer; what is refused after it only follows from it. */
    private void refused(Step step, int code) throws IOException, RelayUnreachable {
        if (code < 400) {
            throw unexpected();
        }
        Reply reply = replies.reply();
        if (step == Step.MAIL && reply.closing()) {
            throw new Ended(reply);
        }
        if (step == Step.MAIL && SIGN_IN.contains(code)) {
            throw new RelayUnreachable(reply.words());
        }
        taken.answer(Answer.of(refusal(code), reply));
        if (reply.closing()) {
            throw new Ended(reply);
        }
    }

    private static Kind refusal(int code) {
        return code < 500 ? Kind.DEFERRED : Kind.REFUSED;
    }

    /** Hands over the content; answers with the next message when its commands went along. */
    private @Nullable Outgoing<T> finish(Outgoing<T> message) throws IOException {
        putContent(message);
        Outgoing<T> next = pipelining ? taken.ahead() : null;
        if (!taken.mayFinish()) {
            taken.answer(Answer.ours(Kind.HELD_BACK, "kept back"));
            throw new IOException("the connection was given up to keep another message back");
        }
        wire.put(DOT);
        if (next != null) {
            commands.putAll(next);
        }
        dotSent = true;
        wire.flush();
        hearVerdict();
        return taken.advance();
    }

    private void putContent(Outgoing<T> message) throws IOException {
        try {
            wire.putContent(message.bytes(), message.offset(), message.length());
            wire.makeRoom(Commands.ROOM);
        } catch (IOException cut) {
            hearLastWords(cut);
            throw cut;
        }
    }

    /** A relay that cuts a message off may have said why. */
    private void hearLastWords(IOException cut) {
        try {
            int code = replies.next(timeouts.reply());
            if (code >= 400) {
                taken.answer(Answer.of(refusal(code), replies.reply()));
            }
        } catch (IOException nothing) {
            cut.addSuppressed(nothing);
        }
    }

    private void hearVerdict() throws IOException {
        int code = replies.next(timeouts.finalReply());
        Reply reply = replies.reply();
        if (code >= 300 && code < 400) {
            throw unexpected();
        }
        dotSent = false;
        stale = false;
        taken.answer(Answer.of(code < 300 ? Kind.ACCEPTED : refusal(code), reply));
        if (reply.closing()) {
            throw new Ended(reply);
        }
    }

    private ProtocolException unexpected() {
        return new ProtocolException("the relay answered out of order: " + replies.reply().words());
    }

    private void giveUp(Throwable why) {
        wire.drop();
        String words = String.valueOf(why.getMessage());
        taken.giveUp(dotSent
                ? Answer.ours(Kind.UNCERTAIN, words)
                : why instanceof Ended ended
                        ? Answer.of(Kind.BROKEN, ended.reply())
                        : Answer.ours(Kind.BROKEN, words));
    }
}
