package org.convene.suppression;

import org.convene.mail.EmailAddress;

/** An address has been put on the suppression list; published in the same transaction. */
public record AddressSuppressed(EmailAddress address, String reason, String source) {}
