package org.convene.inbound;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that came in, as lists show it.
 *
 * @param sender of the envelope, "" for the null return path
 * @param author the From field in words
 * @param verdict one word on what it was taken for, empty while nobody has looked
 * @param cause why it was put aside or ignored, empty when it was not
 */
public record InboundMail(UUID id, State state, String sender, String recipient, String author, String subject,
        int size, String verdict, String cause, Instant receivedAt) {

    /** What has become of it. */
    public enum State {
        WAITING, DONE, QUARANTINED
    }
}
