package org.convene.calendar;

import java.time.Instant;

/**
 * What orders the versions of a calendar object (RFC 5546 2.1.5).
 *
 * @param uid constant for the object's life
 * @param sequence a counter from 0
 * @param stamp when this version was made; strictly rising per object
 */
public record Revision(String uid, int sequence, Instant stamp) {}
