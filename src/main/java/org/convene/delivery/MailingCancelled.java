package org.convene.delivery;

import java.util.UUID;

/** Nothing more of a mailing leaves; who had it already keeps it. Published in the transaction that cancels. */
public record MailingCancelled(UUID mailing) {}
