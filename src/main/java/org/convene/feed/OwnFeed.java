package org.convene.feed;

import java.util.UUID;

/**
 * The calendar of one person, with the way in.
 *
 * @param id in its address; another one makes the old address worthless
 * @param cancelled whether cancelled dates are shown as such
 */
record OwnFeed(UUID id, UUID subscriber, boolean cancelled) {}
