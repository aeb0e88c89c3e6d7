package org.convene.contact;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.web.Limit;

/**
 * How much may be written to the organisers within an hour, and how long it is kept.
 *
 * @param perAddress from one mailbox, however it is spelled
 * @param perNetwork from one network (/24 or /64)
 * @param perSite over everybody
 * @param answerDays within how many days visitors are answered where their group says nothing; 0: no promise is made
 * @param keepClosed how long a closed request is kept; then it is deleted with its notes and replies
 */
@ConfigurationProperties("convene.contact")
record ContactProperties(@DefaultValue("5") long perAddress, @DefaultValue("20") long perNetwork,
        @DefaultValue("300") long perSite, @DefaultValue("0") int answerDays,
        @DefaultValue("365d") Duration keepClosed) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int MOST_DAYS = 60;

    ContactProperties {
        if (answerDays < 0 || answerDays > MOST_DAYS) {
            throw new IllegalArgumentException("convene.contact.answer-days must be 0 to " + MOST_DAYS);
        }
    }

    Limit address() {
        return new Limit("contact-address", perAddress, HOUR);
    }

    Limit network() {
        return new Limit("contact-network", perNetwork, HOUR);
    }

    Limit site() {
        return new Limit("contact-site", perSite, HOUR);
    }
}
