package org.convene.invitation;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Takes an invitation back, wholly or for one date. Carries no join link.
 *
 * @param series whether the whole series is meant
 * @param part which dates of a series where the meeting goes on with others; else empty
 * @param left whether the meeting goes on without this person, or without this address
 * @param moved whether the person is invited at another address
 * @param chosen whether the person takes other times of the meeting
 */
record MeetingCancellationMail(String group, String groupUrl, String title, String topic,
        List<OccurrenceWords> occurrences,
        boolean series, String part, boolean left, boolean moved, boolean chosen, String reason) implements MailModel {}
