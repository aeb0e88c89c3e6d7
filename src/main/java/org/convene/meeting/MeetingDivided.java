package org.convene.meeting;

import java.util.Map;
import java.util.UUID;

/**
 * A meeting goes on with another from a date on. Published in the transaction that did it.
 *
 * @param slots of the meeting that goes on, by the slot of the former each goes on with
 */
public record MeetingDivided(Meeting before, Meeting after, Map<UUID, UUID> slots) {}
