package org.convene.signin;

import java.time.Instant;
import java.util.UUID;

/**
 * A place where somebody is signed in.
 *
 * @param device browser and system in our own words
 * @param network the /24 or /64 it came from
 * @param seen when it was last used, to the minute
 */
public record OpenSession(UUID id, String device, String network, Instant began, Instant fresh, Instant seen) {}
