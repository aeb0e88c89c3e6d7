package org.convene.admin;

import org.convene.mail.MailModel;

/** The mail an admin sends themselves from the set-up page, to see that mail leaves and arrives. */
record SetupTestMail(String from, String url) implements MailModel {}
