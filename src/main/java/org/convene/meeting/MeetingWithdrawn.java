package org.convene.meeting;

/** A meeting that nobody was told of goes with the edit that made it. Published in the transaction that does it, right before. */
public record MeetingWithdrawn(Meeting meeting) {}
