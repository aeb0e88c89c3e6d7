package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/** Says that mail has stopped because some of it was called spam, and where to sign up again. */
record MailStoppedMail(List<String> groups, String signUpUrl) implements MailModel {}
