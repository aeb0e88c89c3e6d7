package org.convene.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Gives the messages of one {@linkplain SmtpConnection#converse conversation} and hears what became of each. All three
 * are called by the thread that converses. With PIPELINING the next message is taken before the current one is
 * finished, so that both share one round trip.
 */
public interface Run<T> {
    /** The next message; null ends the run. Must not wait for work: the relay is in the midst of a message. */
    @Nullable
    Outgoing<T> next();

    /**
     * Asked right before the bytes leave that hold the message's final dot: from then on it may have been sent.
     *
     * @return false (or an exception) keeps it back: the connection is dropped without the dot
     */
    boolean mayFinish(Outgoing<T> message);

    /** What became of a message. Comes exactly once for each that was taken, in that order. */
    void answered(Outgoing<T> message, Answer answer);
}
