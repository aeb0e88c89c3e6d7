package org.convene.contact;

import org.convene.mail.MailModel;

/**
 * Tells the writer that their message arrived. Nobody has proved yet that the address is theirs, so nothing a visitor typed
 * is in it.
 *
 * @param kind code of a {@link ContactKind}
 * @param group name of the group written to, or empty
 * @param days within which the answer comes; 0: nothing is promised
 * @param brandOf list label of the group whose letterhead it is on; empty: the site’s
 */
record ContactReceiptMail(String kind, String group, int days, String brandOf) implements MailModel {}
