package org.convene.invitation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.convene.meeting.Meeting;

/**
 * People who are told of single dates of a meeting beside its members, together with them. Declared here, answered by the
 * module that keeps them.
 */
public interface Companions {
    /** What {@link #send} would mail. @param together meetings whose mails leave as one */
    RoundCounts planned(List<Meeting> together, MailingOrder order);

    /** One mail of each kind that would be sent. */
    List<MailSample> samples(List<Meeting> together);

    /** Brings their calendars to what is true, in the caller's transaction, which has locked the meetings. */
    RoundCounts send(List<Meeting> together, MailingOrder order);

    /** Whose join link this is; empty when it is nobody's, or not any more. @param invitation as the link names it */
    Optional<Companion> joining(UUID invitation);

    /** Somebody who may come to one date. @param date as the meeting's rule has it */
    record Companion(UUID meeting, LocalDate date, String name) {}
}
