package org.convene.subscription;

/** A person has left a group, or paused it: what stands in the calendar has to go. Published in the transaction that did it. */
public record SubscriptionEnded(Member member) {}
