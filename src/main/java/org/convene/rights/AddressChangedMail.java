package org.convene.rights;

import org.convene.mail.MailModel;

/** Tells the old address that mails go elsewhere now. */
record AddressChangedMail(String contactUrl) implements MailModel {}
