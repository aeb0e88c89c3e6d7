package org.convene.guest;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Takes a guest's date back. Carries no join link.
 *
 * @param goesOn whether the date is held without the guest
 * @param member whether the guest is invited as a member now
 * @param asked whether the guest wanted no more of it
 * @param reason in the moderators' words; possibly empty
 */
record GuestCancellationMail(String group, String groupUrl, String title, String topic, List<GuestDate> occurrences,
        boolean goesOn, boolean member, boolean asked, String reason) implements MailModel {}
