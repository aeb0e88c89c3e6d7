package org.convene.rights;

import org.convene.mail.MailModel;

/** The last mail to somebody who was erased. */
record DataErasedMail() implements MailModel {}
