package org.convene.rights;

import org.convene.mail.MailModel;

/**
 * The last mail to somebody who was erased.
 *
 * @param brandOf list labels of the person’s groups, parted by blanks, for the letterhead
 */
record DataErasedMail(String brandOf) implements MailModel {}
