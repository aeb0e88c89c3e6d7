package org.convene.contact;

import org.convene.mail.MailModel;

/**
 * Tells the writer that their message arrived. Nobody has proved yet that the address is theirs, so nothing a visitor typed
 * is in it.
 *
 * @param kind code of a {@link ContactKind}
 * @param group name of the group written to, or empty
 */
record ContactReceiptMail(String kind, String group) implements MailModel {}
