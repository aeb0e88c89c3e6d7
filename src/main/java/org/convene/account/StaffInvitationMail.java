package org.convene.account;

import org.convene.mail.MailModel;

/** The mail that tells somebody that they are staff now, with a link that signs them in once. */
record StaffInvitationMail(String inviter, String url, int validDays) implements MailModel {}
