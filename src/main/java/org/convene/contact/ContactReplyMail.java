package org.convene.contact;

import org.convene.mail.MailModel;

/** A person's reply, in plain text, with what was asked below it. */
record ContactReplyMail(String subject, String body, String author, String original) implements MailModel {}
