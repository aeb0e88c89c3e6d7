package org.convene.guest;

import java.util.List;

import org.convene.mail.MailModel;

/** Says what changed in a guest's date, and how it stands now. @param note why; possibly empty */
record GuestUpdateMail(String group, String groupUrl, String title, String topic, String description, String agenda,
        String hosts, List<String> people, String recurrence, List<GuestDate> occurrences, String joinUrl,
        String answerUrl, String stopUrl,
        String place, String rules, boolean chathamHouse, List<GuestChange> changes, String note)
        implements
            MailModel {}
