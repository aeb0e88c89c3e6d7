package org.convene.room;

/**
 * A room that is there.
 *
 * @param external the provider's id of it
 * @param address where people go; empty where each visit has its own
 */
record Opened(String external, String address) {}
