package org.convene.guest;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How guests of single dates are kept.
 *
 * @param keep how long after their date their name and address are kept
 */
@ConfigurationProperties("convene.guest")
record GuestProperties(@DefaultValue("30d") Duration keep) {}
