package org.convene.invitation;

import java.time.Instant;
import java.util.UUID;

import org.convene.audit.Staff;
import org.convene.meeting.MeetingState;

/**
 * Edits of a meeting that members were not told of yet.
 *
 * @param before how the meeting stood when they were told last
 * @param by who edited last
 * @param leaves when the mails leave by themselves, unless {@code held}
 */
public record Pending(UUID meeting, MeetingState before, Staff by, Instant began, Instant leaves, boolean held) {}
