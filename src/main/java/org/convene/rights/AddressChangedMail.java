package org.convene.rights;

import org.convene.mail.MailModel;

/**
 * Tells the old address that mails go elsewhere now, and brings them back should that be wrong.
 *
 * @param undoUrl page that brings them back, or says that it was right
 * @param undoDays for how many
 * @param brandOf list labels of the person’s groups, parted by blanks, for the letterhead
 */
record AddressChangedMail(String undoUrl, String undoDays, String contactUrl, String brandOf) implements MailModel {}
