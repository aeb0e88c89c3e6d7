package org.convene.bounce;

import org.convene.mail.MailModel;

/** Goes to an address in doubt: if this comes back too, nothing else is sent there. */
record AddressCheckMail() implements MailModel {}
