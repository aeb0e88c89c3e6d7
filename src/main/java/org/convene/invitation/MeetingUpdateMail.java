package org.convene.invitation;

import java.util.List;

import org.convene.mail.MailModel;

/** Says what changed in an invitation, and how it stands now. @param note why; possibly empty */
record MeetingUpdateMail(String group, String groupUrl, String title, String topic, String description, String agenda,
        String hosts, List<String> people, String recurrence, List<OccurrenceWords> occurrences, String joinUrl,
        String answerUrl, String place, String rules,
        boolean chathamHouse, List<Change> changes, String note) implements MailModel {}
