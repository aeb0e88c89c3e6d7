package org.convene.subscription;

import java.time.Duration;
import java.time.Period;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Signing up and leaving.
 *
 * @param confirmWithin how long a confirmation link works; then the request is deleted
 * @param confirmationEvery at most one confirmation per address and open request in this time
 * @param confirmationsPerDay at most so many confirmations per address and day over all requests
 * @param manageEvery who signs up for what they have already gets their preference link at most this often
 * @param signupsPerNetwork sign-ups per hour from one network
 * @param foreignSignupsPerNetwork the same for forms on other sites, which carry no stamp of ours
 * @param signupsPerSite sign-ups per hour over the whole site; confirmations above it wait
 * @param spellingsPerMailbox how many spellings of one mailbox (plus signs, dots) may sign up in a day
 * @param refusalLasts how long «I did not ask for this» keeps further confirmations away
 * @param undoWithin how long leaving can be undone from the goodbye mail
 * @param keepPast how long somebody is known who has left their last group; then only a fingerprint stays
 * @param importRows rows one import may have
 */
@ConfigurationProperties("convene.subscription")
record SubscriptionProperties(
        @DefaultValue("72h") Duration confirmWithin,
        @DefaultValue("24h") Duration confirmationEvery,
        @DefaultValue("3") int confirmationsPerDay,
        @DefaultValue("7d") Duration manageEvery,
        @DefaultValue("20") int signupsPerNetwork,
        @DefaultValue("5") int foreignSignupsPerNetwork,
        @DefaultValue("600") int signupsPerSite,
        @DefaultValue("5") int spellingsPerMailbox,
        @DefaultValue("180d") Period refusalLasts,
        @DefaultValue("30d") Duration undoWithin,
        @DefaultValue("730d") Period keepPast,
        @DefaultValue("200000") int importRows) {}
