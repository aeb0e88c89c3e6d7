package org.convene.reminder;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Warns that a date comes at another hour for the reader.
 *
 * @param before the hour last time
 * @param anchor city whose hour stays
 * @param moved whether the date itself came to another day
 */
record ClockChangeMail(String group, String groupUrl, String title, String topic, String hosts, String recurrence,
        List<When> occurrences, String before, String anchor, boolean moved) implements MailModel {}
