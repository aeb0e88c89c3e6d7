package org.convene.reminder;

import java.util.List;

import org.convene.mail.MailModel;

/** What is left of a date that is over. */
record FollowUpMail(String group, String groupUrl, String title, String topic, String hosts, List<String> people,
        String recurrence,
        List<When> occurrences, List<Material> materials, boolean chathamHouse) implements MailModel {

    /** @param kind {@code notes}, {@code slides}, {@code recording} or {@code discussion} */
    record Material(String kind, String url) {}
}
