package org.convene.room;

import java.time.Instant;

/**
 * One person on the way into a room.
 *
 * @param name as others in the room see it; possibly empty
 * @param confidential Chatham House rule
 * @param until when the way closes again
 */
public record Visit(String name, boolean confidential, Instant until) {}
