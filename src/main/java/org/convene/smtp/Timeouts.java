package org.convene.smtp;

import java.time.Duration;

/**
 * How long the relay may take (RFC 5321 section 4.5.3.2). Each is for the whole of what it names: bytes that trickle in
 * do not prolong it.
 *
 * @param connect for the TCP connection
 * @param reply for any reply but the last, and for the TLS handshake
 * @param finalReply for the reply after the final dot
 * @param write for taking one write of at most 64 KiB
 */
public record Timeouts(Duration connect, Duration reply, Duration finalReply, Duration write) {
    /** What the RFC asks for, with a shorter time to connect. */
    public static final Timeouts STANDARD = new Timeouts(Duration.ofSeconds(30), Duration.ofMinutes(5),
            Duration.ofMinutes(10), Duration.ofMinutes(3));

    /** @throws IllegalArgumentException when one is not positive */
    public Timeouts {
        for (Duration duration : new Duration[]{connect, reply, finalReply, write}) {
            if (!duration.isPositive()) {
                throw new IllegalArgumentException("a timeout must be positive");
            }
        }
    }
}
