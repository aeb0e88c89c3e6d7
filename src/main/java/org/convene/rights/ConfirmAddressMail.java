package org.convene.rights;

import org.convene.mail.MailModel;

/**
 * Asks the owner of an address whether mails shall come there. Carries nothing that anybody typed.
 *
 * @param brandOf list labels of the person’s groups, parted by blanks, for the letterhead
 */
record ConfirmAddressMail(String confirmUrl, int validHours, String brandOf) implements MailModel {}
