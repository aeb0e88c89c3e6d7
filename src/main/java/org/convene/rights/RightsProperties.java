package org.convene.rights;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.web.Limit;

/**
 * What subscribers ask about themselves.
 *
 * @param addressWithin how long the link to a new address works
 * @param undoWithin for how long who reads the old address can bring the mails back; until then nobody gets the data
 * @param dataWithin how long the link to somebody's own data works
 * @param perDay how often a day one person may ask for each
 * @param perNetwork how often an hour one network may ask
 */
@ConfigurationProperties("convene.rights")
record RightsProperties(@DefaultValue("72h") Duration addressWithin, @DefaultValue("7d") Duration undoWithin,
        @DefaultValue("24h") Duration dataWithin,
        @DefaultValue("3") int perDay, @DefaultValue("20") int perNetwork) {

    Limit network() {
        return new Limit("rights-network", perNetwork, Duration.ofHours(1));
    }
}
