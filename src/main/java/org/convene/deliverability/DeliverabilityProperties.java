package org.convene.deliverability;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How DNS is asked.
 *
 * @param resolver {@code host} or {@code host:port}; "": the machine's own
 * @param timeout for the first answer; doubled for the second try
 */
@ConfigurationProperties("convene.dns")
record DeliverabilityProperties(@DefaultValue("") String resolver, @DefaultValue("1s") Duration timeout) {}
