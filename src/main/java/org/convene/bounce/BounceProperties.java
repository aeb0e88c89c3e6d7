package org.convene.bounce;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import org.convene.site.SettingProblem;

/**
 * How patient we are with addresses that give trouble.
 *
 * @param limit how many days with a soft bounce put an address in doubt; old ones weigh less
 * @param halfLife after this time a soft bounce weighs half
 * @param probeWait how long a check mail may take to come back; when nothing does, the address is fine again
 * @param keep how long bounces are kept
 */
@ConfigurationProperties("convene.bounce")
record BounceProperties(@DefaultValue("4") double limit, @DefaultValue("14d") Duration halfLife,
        @DefaultValue("7d") Duration probeWait, @DefaultValue("90d") Duration keep) {

    /** @throws SettingProblem when a number makes no sense */
    BounceProperties {
        if (!(limit >= 1)) {
            throw new SettingProblem("CONVENE_BOUNCE_LIMIT must be at least 1.");
        }
        if (halfLife.toMinutes() < 1) {
            throw new SettingProblem("CONVENE_BOUNCE_HALF_LIFE must be a time such as 14d.");
        }
    }
}
