package org.convene.smtp;

import org.jspecify.annotations.Nullable;

import org.convene.smtp.Answer.Kind;

/**
 * What the run gave and has not heard of yet: the message at hand and, with PIPELINING, one more. Sees to it that each
 * is answered once and in order, those too that the relay cannot be offered.
 */
final class Taken<T> {
    private final Run<T> run;
    private final Commands commands;
    private @Nullable Outgoing<T> current;
    private @Nullable Outgoing<T> ahead;
    private @Nullable Answer unfit;
    private boolean over;

    Taken(Run<T> run, Commands commands) {
        this.run = run;
        this.commands = commands;
    }

    /** The next message, at hand from now on; null: the run is over. */
    @Nullable
    Outgoing<T> next() {
        while (current == null && !over) {
            ahead();
            advance();
        }
        return current;
    }

    /** One more while the one at hand is in the midst; null: there is none that could be offered now. */
    @Nullable
    Outgoing<T> ahead() {
        Outgoing<T> next = over ? null : run.next();
        over = next == null;
        ahead = next;
        unfit = next == null ? null : commands.unfit(next);
        return unfit == null ? next : null;
    }

    /** The one that was ahead is at hand now. */
    @Nullable
    Outgoing<T> advance() {
        current = ahead;
        Answer answer = unfit;
        ahead = null;
        unfit = null;
        if (answer != null) {
            answer(answer);
        }
        return current;
    }

    boolean mayFinish() {
        Outgoing<T> message = current;
        try {
            return message != null && run.mayFinish(message);
        } catch (RuntimeException notRecorded) {
            return false;
        }
    }

    /** Only a message's first answer counts. */
    void answer(Answer answer) {
        Outgoing<T> message = current;
        current = null;
        if (message != null) {
            run.answered(message, answer);
        }
    }

    /** The connection is gone, and with it the message that was ahead. */
    void giveUp(Answer answer) {
        answer(answer);
        unfit = null;
        advance();
        answer(Answer.ours(Kind.BROKEN, answer.words()));
    }
}
