package org.convene.delivery;

import org.eclipse.angus.mail.smtp.SMTPMessage;

/**
 * One composed message for one recipient.
 *
 * @param to as said in RCPT TO, domain as A-label
 * @param utf8 whether the address needs SMTPUTF8 (RFC 6531)
 */
record Envelope(String from, String to, String subject, String messageId, boolean utf8, SMTPMessage message) {}
