package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/** Says that somebody has left, so that nobody leaves unawares, and how to come back. */
record GoodbyeMail(List<String> groups, String undoUrl) implements MailModel {}
