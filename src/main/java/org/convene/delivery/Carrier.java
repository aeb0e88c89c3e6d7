package org.convene.delivery;

/** Takes composed messages where they go: to the relay, or into the catcher where there is none. One per worker. */
interface Carrier extends AutoCloseable {

    /** Carries one message. Never throws for what the other side does. */
    Answer carry(Envelope mail, Intent intent);

    /** Called when there is nothing to do: connections unused for long are closed. */
    void rest();

    @Override
    void close();

    /** Asked right before the final dot; the message leaves only when it answers true. */
    interface Intent {
        boolean recorded();
    }
}
