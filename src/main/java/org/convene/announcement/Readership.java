package org.convene.announcement;

/**
 * How many people an announcement is for.
 *
 * @param now who get it by itself when it leaves
 * @param digest whom their digest tells of it
 */
public record Readership(long now, long digest) {}
