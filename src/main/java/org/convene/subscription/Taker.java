package org.convene.subscription;

import java.time.Instant;

/** Somebody who takes a kind of mail of one group. @param since when the subscription was made */
public record Taker(Member member, Instant since) {}
