package org.convene.smtp;

/**
 * How to sign in at the relay (RFC 4954).
 *
 * @param secret the password; for XOAUTH2 the access token
 * @param overPlaintext whether the secret may leave without TLS; to the same machine it always may
 */
public record Login(String user, String secret, Mechanism mechanism, boolean overPlaintext) {
    /** ANY takes what the relay offers: PLAIN before LOGIN. */
    public enum Mechanism {
        ANY, PLAIN, LOGIN, XOAUTH2
    }

    public Login(String user, String secret) {
        this(user, secret, Mechanism.ANY, false);
    }

    boolean mayLeave(boolean encrypted, boolean sameMachine) {
        return encrypted || sameMachine || overPlaintext;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Login[" + user + ", " + mechanism + "]";
    }
}
