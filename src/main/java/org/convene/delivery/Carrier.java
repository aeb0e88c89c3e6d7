package org.convene.delivery;

import org.convene.smtp.RelayUnreachable;
import org.convene.smtp.Run;

/** Takes written messages where they go: to the relay, or into the catcher where there is none. One per worker. */
interface Carrier extends AutoCloseable {

    /**
     * Carries messages until the run ends or the way is blocked; every message taken was answered.
     *
     * @throws RelayUnreachable says nothing about any message
     */
    void carry(Run<MailWriter.Written> run) throws RelayUnreachable;

    /** Called when there is nothing to do: connections unused for long are closed. */
    void rest();

    @Override
    void close();
}
