package org.convene.inbound;

import java.util.UUID;

/**
 * A mail of ours could not be delivered; published in the transaction that marks the bounce as read. Genuine: only who got
 * that very mail, or carried it, can have sent this.
 *
 * @param seq the recipient's place in the mailing
 * @param status enhanced code (RFC 3463), empty when none was given
 * @param diagnostic the other server's words, one line, at most 500 characters
 * @param inbound the mail that says so
 */
public record BounceReceived(UUID mailing, int seq, BounceKind kind, String status, String diagnostic, UUID inbound) {}
