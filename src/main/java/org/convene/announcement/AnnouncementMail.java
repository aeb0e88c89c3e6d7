package org.convene.announcement;

import org.convene.mail.MailModel;

/**
 * The mail an announcement becomes.
 *
 * @param group name of the group, or of all of them
 * @param bodyHtml from {@code Markdown.mailHtml}, safe to show
 */
record AnnouncementMail(String group, String groupUrl, String subject, String bodyHtml, String bodyText,
        String author) implements MailModel {}
