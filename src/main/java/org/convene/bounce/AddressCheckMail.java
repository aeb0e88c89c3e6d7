package org.convene.bounce;

import org.convene.mail.MailModel;

/**
 * Goes to an address in doubt: if this comes back too, nothing else is sent there.
 *
 * @param brandOf list label of the group whose mail came back, for the letterhead; empty: the site’s
 */
record AddressCheckMail(String brandOf) implements MailModel {}
