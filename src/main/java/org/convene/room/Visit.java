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
 * @param person as an {@link Entrant} is named
 * @param date the original one of the occurrence
 * @param slot which edition of it
 */
public record Visit(String name, boolean confidential, Instant until, UUID person, LocalDate date, UUID slot) {}
