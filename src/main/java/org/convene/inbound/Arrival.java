package org.convene.inbound;

import java.util.Set;

/**
 * A mail as it was handed to us, for one or more addresses of ours.
 *
 * @param source where it came in
 * @param sender as said in MAIL FROM, "" for the null return path
 * @param recipients as said in RCPT TO
 */
record Arrival(Source source, String sender, Set<String> recipients, byte[] raw) {

    /** Where mail comes in. */
    enum Source {
        SMTP, IMAP
    }
}
