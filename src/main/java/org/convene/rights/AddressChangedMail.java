package org.convene.rights;

import org.convene.mail.MailModel;

/**
 * Tells the old address that mails go elsewhere now.
 *
 * @param brandOf list labels of the person’s groups, parted by blanks, for the letterhead
 */
record AddressChangedMail(String contactUrl, String brandOf) implements MailModel {}
