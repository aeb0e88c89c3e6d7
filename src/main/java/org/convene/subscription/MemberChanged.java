package org.convene.subscription;

/** Address, name, language, zone, clock, kinds of mail or slots of an active subscription changed. Published in the transaction that did it. */
public record MemberChanged(Member member) {}
