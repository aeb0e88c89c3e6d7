package org.convene.delivery;

import java.time.Instant;

/**
 * One mail to somebody, as they may see it.
 *
 * @param template what kind of mail, for example {@code meeting-invitation}
 * @param list the group it belonged to, as its readers know it; empty for mail of no group
 * @param at when it last changed state, or was handed in
 */
public record SentMail(String template, String list, DeliveryState state, Instant at) {}
