package org.convene.feed;

/**
 * What a client asks for.
 *
 * @param cancelled whether it wants to see cancelled dates as such
 * @param ifNoneMatch the version it has, as it says so; possibly empty
 */
record FeedOrder(boolean cancelled, String ifNoneMatch) {}
