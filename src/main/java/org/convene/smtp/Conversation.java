package org.convene.smtp;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.convene.smtp.Answer.Kind;

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
    private final Run<T> run;
    /** Offered, not answered yet. */
    private @Nullable Outgoing<T> current;
    /** Taken while the current one was in the midst, not offered yet. */
    private @Nullable Outgoing<T> ahead;
    private boolean dotSent;
    /** The relay may still hold a sender or recipient of a message that was refused. */
    private boolean stale;
    private boolean over;

    private enum Step {
        RSET, MAIL, RCPT, DATA
    }

    Conversation(Wire wire, Replies replies, Extensions extensions, SmtpRelay relay, Run<T> run) {
        this.wire = wire;
        this.replies = replies;
        this.commands = new Commands(wire, extensions);
        this.timeouts = relay.timeouts();
        this.pipelining = relay.pipelining() && extensions.pipelining();
        this.run = run;
    }

    /** Whether it ended where the next one may begin; otherwise the connection is dropped. */
    boolean hold() throws RelayUnreachable {
        try {
            Outgoing<T> offered = offer(take());
            while (offered != null) {
                Outgoing<T> joined = agreed(offered) ? finish(offered) : null;
                offered = joined != null ? joined : offer(take());
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

    private @Nullable Outgoing<T> take() {
        Outgoing<T> next = next();
        while (next != null) {
            Answer unfit = commands.unfit(next);
            if (unfit == null) {
                return next;
            }
            run.answered(next, unfit);
            next = next();
        }
        return null;
    }

    private @Nullable Outgoing<T> next() {
        Outgoing<T> next = over ? null : run.next();
        over = next == null;
        return next;
    }

    private @Nullable Outgoing<T> offer(@Nullable Outgoing<T> message) throws IOException {
        current = message;
        if (message != null && pipelining) {
            if (stale) {
                put(Step.RSET, message);
            }
            putAll(message);
            wire.flush();
        }
        return message;
    }

    private void putAll(Outgoing<T> message) throws IOException {
        put(Step.MAIL, message);
        put(Step.RCPT, message);
        put(Step.DATA, message);
    }

    private void put(Step step, Outgoing<T> message) throws IOException {
        switch (step) {
            case RSET -> wire.put("RSET\r\n");
            case MAIL -> commands.mail(message);
            case RCPT -> commands.rcpt(message);
            case DATA -> commands.data();
        }
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
        return (wanted || pipelining) && goOn(mail, wanted, ask(Step.DATA, message));
    }

    private boolean goOn(boolean mail, boolean wanted, int code) throws IOException, RelayUnreachable {
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
            put(step, message);
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
        settle(Answer.of(code < 500 ? Kind.DEFERRED : Kind.REFUSED, reply));
        if (reply.closing()) {
            throw new Ended(reply);
        }
    }

    /** Hands over the content; answers with the next message when its commands went along. */
    private @Nullable Outgoing<T> finish(Outgoing<T> message) throws IOException {
        wire.putContent(message.bytes(), message.offset(), message.length());
        wire.makeRoom(Commands.ROOM);
        Outgoing<T> next = pipelining ? next() : null;
        ahead = next;
        Answer unfit = next == null ? null : commands.unfit(next);
        if (!mayFinish(message)) {
            settle(Answer.ours(Kind.HELD_BACK, "kept back"));
            throw new IOException("the connection was given up to keep another message back");
        }
        wire.put(DOT);
        if (next != null && unfit == null) {
            putAll(next);
        }
        dotSent = true;
        wire.flush();
        verdict();
        ahead = null;
        if (next != null && unfit != null) {
            run.answered(next, unfit);
            return null;
        }
        current = next;
        return next;
    }

    private boolean mayFinish(Outgoing<T> message) {
        try {
            return run.mayFinish(message);
        } catch (RuntimeException notRecorded) {
            return false;
        }
    }

    private void verdict() throws IOException {
        int code = replies.next(timeouts.finalReply());
        Reply reply = replies.reply();
        if (code >= 300 && code < 400) {
            throw unexpected();
        }
        dotSent = false;
        stale = false;
        settle(Answer.of(code < 300 ? Kind.ACCEPTED : code < 500 ? Kind.DEFERRED : Kind.REFUSED, reply));
        if (reply.closing()) {
            throw new Ended(reply);
        }
    }

    private ProtocolException unexpected() {
        return new ProtocolException("the relay answered out of order: " + replies.reply().words());
    }

    private void settle(Answer answer) {
        Outgoing<T> message = current;
        current = null;
        if (message != null) {
            run.answered(message, answer);
        }
    }

    private void giveUp(Throwable why) {
        wire.drop();
        String words = String.valueOf(why.getMessage());
        settle(dotSent
                ? Answer.ours(Kind.UNCERTAIN, words)
                : why instanceof Ended ended
                        ? Answer.of(Kind.BROKEN, ended.reply())
                        : Answer.ours(Kind.BROKEN, words));
        current = ahead;
        ahead = null;
        settle(Answer.ours(Kind.BROKEN, words));
    }
}
