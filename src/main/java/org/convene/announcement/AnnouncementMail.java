package org.convene.announcement;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * The mail an announcement becomes.
 *
 * @param groupListed names of its groups
 * @param bodyHtml from {@code Markdown.mailHtml}, safe to show
 * @param piecesHtml the same cut where the reader’s name stands; empty: it names nobody
 * @param otherwiseHtml what stands in place of each name where none is known
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record AnnouncementMail(List<String> groupListed, String groupUrl, String subject, String bodyHtml, String bodyText,
        List<String> piecesHtml, List<String> otherwiseHtml, List<String> piecesText, List<String> otherwiseText,
        String author, String brandOf) implements MailModel {}
