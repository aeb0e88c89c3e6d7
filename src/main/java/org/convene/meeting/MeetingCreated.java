package org.convene.meeting;

/** A meeting was added; nobody was told of it yet. */
public record MeetingCreated(Meeting meeting) {}
