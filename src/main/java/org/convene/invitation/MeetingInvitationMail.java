package org.convene.invitation;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Invites to a meeting. Texts in words of one reader come with the recipient; here stands what all share.
 *
 * @param hosts everybody in one line @param people the same, a line for each role
 * @param editions the meeting's other times on the same day that the reader is invited to as well, as a list in words;
 *            possibly empty
 */
record MeetingInvitationMail(String group, String groupUrl, String title, String topic, String description,
        String agenda, String hosts, List<String> people, String recurrence, List<OccurrenceWords> occurrences,
        String joinUrl,
        String answerUrl, String place,
        String rules, boolean chathamHouse, String editions) implements MailModel {}
