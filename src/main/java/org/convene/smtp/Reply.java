package org.convene.smtp;

/**
 * One reply of the relay (RFC 5321 section 4.2).
 *
 * @param code 200 to 599
 * @param words all lines as one, code first
 */
record Reply(int code, String enhancedCode, String words) {
    /** The mail system did as asked (25z). */
    boolean done() {
        return code / 10 == 25;
    }

    boolean refused() {
        return code >= 400;
    }
}
