package org.convene.invitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.convene.meeting.Meeting;

/**
 * Who may join a meeting, by the id in the join link: members by their invitation, by their own calendar, guests of a date.
 * Whoever hands out such links answers for them.
 */
public interface JoinPasses {

    /** Empty for an id that is not one of these, or that opens nothing any more. */
    Optional<Pass> pass(UUID id);

    /** Everybody who may come to a date. @param date as the meeting's rule has it */
    List<Pass> of(Meeting meeting, LocalDate date);
}
