package org.convene.delivery;

import java.time.Instant;

/**
 * One mail to somebody, as they may see it.
 *
 * @param template what kind of mail, for example {@code meeting-invitation}
 * @param list the group it belonged to, as its readers know it; empty for mail of no group
 * @param subject as it stood above the mail, without links; empty for what has not been tried yet or was stopped, and where
 *            it cannot be told any more
 * @param at when it last changed state, or was handed in
 */
public record SentMail(String template, String list, String subject, DeliveryState state, Instant at) {}
