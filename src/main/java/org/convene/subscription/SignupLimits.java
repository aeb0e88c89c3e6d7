package org.convene.subscription;

import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

import org.convene.subscription.SignupMetrics.Fate;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.TooManyRequests;

/** How many sign-ups are taken per network and site; asked before the door, since budgets have transactions of their own. */
@Component
class SignupLimits {
    private static final Logger LOG = LoggerFactory.getLogger(SignupLimits.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String SITE = "site";
    private final RateLimits limits;
    private final SignupMetrics metrics;
    private final Limit network;
    private final Limit foreign;
    private final Limit site;
    private final Limit alarm = new Limit("signup-alarm", 1, HOUR);

    SignupLimits(RateLimits limits, SignupMetrics metrics, SubscriptionProperties settings) {
        this.limits = limits;
        this.metrics = metrics;
        this.network = new Limit("signup-network", settings.signupsPerNetwork(), HOUR);
        this.foreign = new Limit("signup-foreign", settings.foreignSignupsPerNetwork(), HOUR);
        this.site = new Limit("signup-site", settings.signupsPerSite(), HOUR);
    }

    /**
     * Takes one sign-up from the budgets of its network.
     *
     * @param stamped whether it came from a form of ours
     * @throws TooManyRequests when the network's budget is used up
     */
    void take(String from, boolean stamped) {
        try {
            limits.take(network, from);
            if (!stamped) {
                limits.take(foreign, from);
            }
        } catch (TooManyRequests limited) {
            metrics.count(Fate.LIMITED);
            throw limited;
        }
    }

    /** Takes one confirmation from the site's budget; false: it has to wait. One warning an hour tells the operator. */
    boolean siteHasRoom() {
        boolean room = limits.tryTake(site, SITE);
        if (!room && limits.tryTake(alarm, SITE)) {
            LOG.warn("more sign-ups than convene.subscription.signups-per-site allows: confirmations wait");
        }
        return room;
    }
}
