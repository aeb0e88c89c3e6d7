package org.convene.template;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Tells admins that what they wrote is not used because it failed.
 *
 * @param mails names, each with its language
 * @param reason of the first
 * @param url where it is put right
 */
record TemplateBrokenMail(List<String> mails, String reason, String url) implements MailModel {}
