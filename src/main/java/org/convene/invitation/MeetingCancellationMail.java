package org.convene.invitation;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Takes an invitation back, wholly or for one date. Carries no join link.
 *
 * @param series whether the whole series is meant
 * @param left whether the person left the group while the meeting goes on
 */
record MeetingCancellationMail(String group, String groupUrl, String title, String topic,
        List<OccurrenceWords> occurrences,
        boolean series, boolean left, String reason) implements MailModel {}
