package org.convene.meeting;

/** Edits of a meeting or its dates were taken back. Published in the transaction that did it. */
public record MeetingRestored(Meeting meeting) {}
