package org.convene.subscription;

/** A person's subscription to a group has become active: confirmed, approved or resumed after a pause. Published in the transaction that did it. */
public record SubscriptionConfirmed(Member member) {}
