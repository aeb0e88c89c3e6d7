package org.convene.invitation;

import java.util.List;
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

    /** Meetings of which somebody was told a moment that newer time zone data puts elsewhere. */
    List<UUID> shifted();
}
