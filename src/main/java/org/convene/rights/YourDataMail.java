package org.convene.rights;

import org.convene.mail.MailModel;

/** Leads to what is kept about the reader. */
record YourDataMail(String url, int validHours) implements MailModel {}
