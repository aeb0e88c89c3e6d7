package org.convene.guest;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Invites a guest to one date.
 *
 * @param hosts everybody in one line @param people the same, a line for each role
 * @param recurrence always empty: it is one date
 * @param answerUrl the guest's own page
 * @param stopUrl where one press ends all mail about it
 */
record GuestInvitationMail(String group, String groupUrl, String title, String topic, String description,
        String agenda, String hosts, List<String> people, String recurrence, List<GuestDate> occurrences,
        String joinUrl, String answerUrl,
        String stopUrl, String place, String rules, boolean chathamHouse) implements MailModel {}
