package org.convene.subscription;

import java.util.UUID;

/** Nobody may know any more who this was. Published in the transaction that erased them. */
public record SubscriberErased(UUID subscriber) {}
