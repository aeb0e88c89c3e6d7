package org.convene.smtp;

/**
 * One message for one recipient, ready for the wire. The content is neither copied nor changed: it must stay as it is
 * until the message is answered. As the next message is taken before this one is answered, that needs two buffers.
 *
 * @param what the caller's own: which message this is
 * @param from as said in MAIL FROM, domain as A-label; "" is the null return path
 * @param to as said in RCPT TO, domain as A-label
 * @param utf8 whether address or headers need SMTPUTF8 (RFC 6531); all other content must be 7-bit
 * @param bytes holds the content: lines that end in CRLF, not dot-stuffed
 */
public record Outgoing<T>(T what, String from, String to, boolean utf8, byte[] bytes, int offset, int length) {
    public Outgoing(T what, String from, String to, boolean utf8, byte[] bytes) {
        this(what, from, to, utf8, bytes, 0, bytes.length);
    }
}
