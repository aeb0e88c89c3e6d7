package org.convene.reminder;

import java.util.List;

import org.convene.mail.MailModel;

/** Reminds of a date. */
record ReminderMail(String group, String groupUrl, String title, String topic, String hosts, List<String> people,
        String recurrence,
        List<When> occurrences, String joinUrl, String answerUrl, String place,
        boolean chathamHouse) implements MailModel {}
