package org.convene.subscription;

import java.util.List;

import org.convene.mail.MailModel;

/**
 * Says that somebody has left, so that nobody leaves unawares, and how to come back.
 *
 * @param brandOf list labels of the groups it is about, parted by blanks, for the letterhead; empty: the site’s
 */
record GoodbyeMail(List<String> groups, String undoUrl, String brandOf) implements MailModel {
    GoodbyeMail(List<String> groups, String undoUrl) {
        this(groups, undoUrl, "");
    }
}
