package org.convene.message;

/**
 * What the relay and the reader of a list are told of a message.
 *
 * @param from as said in MAIL FROM
 * @param to as said in RCPT TO, domain as A-label
 * @param utf8 whether an address in the header needs SMTPUTF8 (RFC 6531); all else is 7-bit
 */
public record Pressed(String from, String to, boolean utf8, String subject) {}
