package org.convene.meeting;

import java.util.UUID;

/** How a meeting stood at a moment, to go back there. @param text which only this module reads */
public record MeetingState(UUID meeting, String text) {}
