package org.convene.web;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests come in.
 *
 * @param trustedProxies addresses or networks whose X-Forwarded-For is believed
 * @param minFillTime a public form answered faster than this was not filled in by a person
 */
@ConfigurationProperties("convene.web")
record WebProperties(@DefaultValue List<String> trustedProxies, @DefaultValue("2s") Duration minFillTime) {}
