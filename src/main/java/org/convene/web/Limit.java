package org.convene.web;

import java.time.Duration;

/**
 * How often something may happen per key.
 *
 * @param name part of the stored key: one name, one budget
 */
public record Limit(String name, long permits, Duration period) {}
