package org.convene.smtp;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Whether the connection is encrypted. Where it is, the certificate must be one that the trust store vouches for and
 * name the host, also with {@link Mode#OPPORTUNISTIC}.
 *
 * @param context with the trusted certificates; null: those of the JVM
 * @param anyName takes a trusted certificate whatever host it names
 */
public record Encryption(Mode mode, @Nullable SSLContext context, boolean anyName) {
    /** When TLS begins. */
    public enum Mode {
        /** never */
        NONE,
        /** by STARTTLS where the relay offers it */
        OPPORTUNISTIC,
        /** by STARTTLS, or there is no conversation */
        REQUIRED,
        /** at once, as on port 465 (RFC 8314) */
        IMPLICIT
    }

    public Encryption(Mode mode) {
        this(mode, null, false);
    }
}
