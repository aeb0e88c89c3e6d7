package org.convene.smtp;

import java.io.IOException;

/** The relay announced that it closes the connection (421). */
final class Ended extends IOException {
    private static final long serialVersionUID = 1;
    private final transient Reply reply;

    Ended(Reply reply) {
        super(reply.words());
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
