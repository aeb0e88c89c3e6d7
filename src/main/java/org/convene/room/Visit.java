package org.convene.room;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One person on the way into a room.
 *
 * @param name as others in the room see it; possibly empty
 * @param confidential Chatham House rule
 * @param until when the way closes again
 * @param subscription the person’s
 * @param date the original one of the occurrence
 * @param slot which edition of it
 */
public record Visit(String name, boolean confidential, Instant until, UUID subscription, LocalDate date, UUID slot) {}
