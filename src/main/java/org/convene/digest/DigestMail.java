package org.convene.digest;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Announcements in one mail.
 *
 * @param bodiesHtml their texts, safe to show, in the order of the items
 * @param brandOf list labels of the reader’s groups they are from, parted by blanks, for the letterhead
 */
record DigestMail(int count, List<Item> items, List<String> bodiesHtml, String brandOf) implements MailModel {
    /**
     * One of them.
     *
     * @param groupListed names of its groups
     * @param files names of what was too large to come along, possibly empty
     */
    public record Item(List<String> groupListed, String groupUrl, String subject, String bodyText, String author,
            String files) {}
}
