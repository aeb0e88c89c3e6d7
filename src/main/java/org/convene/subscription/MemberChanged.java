package org.convene.subscription;

/** Address, name, language, zone or kinds of mail of an active subscription changed. Published in the transaction that did it. */
public record MemberChanged(Member member) {}
