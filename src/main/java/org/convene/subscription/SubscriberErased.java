package org.convene.subscription;

import java.util.List;
import java.util.UUID;

import org.convene.mail.EmailAddress;

/**
 * Nobody may know any more who this was. Published in the transaction that erased them.
 *
 * @param addresses the one they were known by last, and former ones
 * @param asked whether the person asked for it; otherwise they left long ago, and what they have been to us since, a guest
 *            or somebody who writes, goes on
 */
public record SubscriberErased(UUID subscriber, List<EmailAddress> addresses, boolean asked) {}
