package org.convene.rights;

import org.convene.mail.MailModel;

/**
 * Leads to what is kept about the reader.
 *
 * @param brandOf list labels of the person’s groups, parted by blanks, for the letterhead
 */
record YourDataMail(String url, int validHours, String brandOf) implements MailModel {}
