package org.convene.inbound;

import java.util.UUID;

/**
 * Somebody called a mail of ours spam; published in the transaction that marks the report as read.
 *
 * @param seq the recipient's place in the mailing
 * @param type what the report calls it (RFC 5965 section 3.1, RFC 6650), for example {@code abuse}
 * @param inbound the mail that says so
 */
public record ComplaintReceived(UUID mailing, int seq, String type, UUID inbound) {}
