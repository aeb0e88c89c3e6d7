package org.convene.bounce;

import org.convene.mail.MailModel;

/**
 * Tells admins that other servers refuse our mail and what to do about it.
 *
 * @param domain of the recipient
 * @param said the other server's words
 * @param proof whether it is about proof that the mail is ours (SPF, DKIM, DMARC), not about reputation or content
 * @param checkUrl the page that judges the sender as receivers do
 * @param bouncesUrl the page with what came back
 */
record MailRefusedMail(String domain, String said, boolean proof, String checkUrl,
        String bouncesUrl) implements MailModel {}
