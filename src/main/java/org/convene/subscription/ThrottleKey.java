package org.convene.subscription;

import java.util.Set;

import org.convene.mail.EmailAddress;

/** The mailbox behind an address, as far as its spelling shows: what comes after a plus sign and, at Gmail, dots do not count. */
final class ThrottleKey {
    private static final Set<String> DOTLESS = Set.of("gmail.com", "googlemail.com");

    private ThrottleKey() {}

    static String of(EmailAddress address) {
        String key = address.key();
        int at = key.lastIndexOf('@');
        String domain = key.substring(at + 1);
        String local = key.substring(0, at);
        int plus = local.indexOf('+');
        String mailbox = plus > 0 ? local.substring(0, plus) : local;
        return DOTLESS.contains(domain) ? mailbox.replace(".", "") + "@gmail.com" : mailbox + "@" + domain;
    }
}
