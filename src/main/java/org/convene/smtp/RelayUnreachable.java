package org.convene.smtp;

import org.jspecify.annotations.Nullable;

/**
 * No conversation with the relay is possible: no connection, no trustworthy TLS, credentials refused. Says nothing about
 * any message. The message of this exception is for the operator.
 */
public class RelayUnreachable extends Exception {
    private static final long serialVersionUID = 1;

    RelayUnreachable(String words) {
        super(Answer.clean(words));
    }

    RelayUnreachable(String words, @Nullable Throwable cause) {
        super(Answer.clean(words), cause);
    }
}
