package org.convene.rights;

import org.convene.mail.MailModel;

/** Asks the owner of an address whether mails shall come there. Carries nothing that anybody typed. */
record ConfirmAddressMail(String confirmUrl, int validHours) implements MailModel {}
