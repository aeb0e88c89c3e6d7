package org.convene.delivery;

import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.site.SettingProblem;

/**
 * How mail leaves.
 *
 * @param connections SMTP connections of this replica, one worker each
 * @param rate messages per second over all replicas; 0: unlimited
 * @param window most messages one connection may have handed over before their results are committed
 * @param flush how much sending, in time, is committed at once: sets how many messages can be uncertain after a crash
 * @param lease how long a claim holds without a sign of life
 * @param poll how often idle workers look for mail that another replica took in or that fell due
 * @param retryFirst delay after the first temporary refusal; each further one waits three times longer
 * @param retryMost longest delay between two attempts
 * @param uncertainPause after which a message whose fate is unknown is sent again, under the same Message-ID
 * @param reconnectFirst pause after the relay could not be reached; doubled each time
 * @param reconnectMost longest such pause
 * @param connectTimeout for the TCP connection
 * @param replyTimeout for every reply but the last (RFC 5321 section 4.5.3.2)
 * @param finalReplyTimeout for the reply after the final dot
 * @param writeTimeout for one write
 * @param keepIdle how long an unused connection stays open
 * @param destinations limits of recipients' domains, see {@link DestinationLimit}, such as
 *            {@code example.com=20,example.org=5/2,example.net=/1}
 * @param destinationRest how long a domain is first left alone that refuses everything for now; doubled each time
 * @param pauseLeast failures a mailing may have whatever its size before it pauses by itself
 * @param pauseAtBounces share of failures, 0 to 1, at which a mailing pauses by itself
 * @param pauseAtComplaints the same for complaints
 * @param retention how long finished deliveries are kept
 */
@ConfigurationProperties("convene.delivery")
record DeliveryProperties(@DefaultValue("8") int connections, @DefaultValue("0") double rate,
        @DefaultValue("125") int window, @DefaultValue("100ms") Duration flush,
        @DefaultValue("30s") Duration lease, @DefaultValue("2s") Duration poll,
        @DefaultValue("1m") Duration retryFirst, @DefaultValue("4h") Duration retryMost,
        @DefaultValue("1m") Duration uncertainPause, @DefaultValue("1s") Duration reconnectFirst,
        @DefaultValue("1m") Duration reconnectMost,
        @DefaultValue("10s") Duration connectTimeout, @DefaultValue("5m") Duration replyTimeout,
        @DefaultValue("10m") Duration finalReplyTimeout, @DefaultValue("1m") Duration writeTimeout,
        @DefaultValue("20s") Duration keepIdle,
        @DefaultValue("") String destinations, @DefaultValue("30s") Duration destinationRest,
        @DefaultValue("20") int pauseLeast, @DefaultValue("0.05") double pauseAtBounces,
        @DefaultValue("0.003") double pauseAtComplaints, @DefaultValue("90d") Duration retention) {

    /** By domain. */
    Map<String, DestinationLimit> limits() {
        return DestinationLimit.parse(destinations);
    }

    /** How long a delivery waits before it asks again whether its domain may be written to. */
    Duration destinationPause() {
        return destinationRest.dividedBy(2);
    }

    /** @throws SettingProblem when a number makes no sense */
    DeliveryProperties {
        if (connections < 1 || connections > 200) {
            throw new SettingProblem("CONVENE_DELIVERY_CONNECTIONS must be a number from 1 to 200.");
        }
        if (!(rate >= 0)) {
            throw new SettingProblem("CONVENE_DELIVERY_RATE must be messages per second, or 0 for no limit.");
        }
        DestinationLimit.parse(destinations);
    }
}
