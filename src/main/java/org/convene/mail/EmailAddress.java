package org.convene.mail;

import java.util.Optional;

/**
 * One plain mailbox, {@code local@domain}: no display name, comment, group, route, quoted local part or address literal;
 * domain with at least one dot; local part ≤ 64 and whole ≤ 254 octets. Kept as typed; compared by {@link #key()}.
 */
public record EmailAddress(String value) {

    /** @throws IllegalArgumentException when the text is not one plain mailbox */
    public EmailAddress {
        if (!value.matches(
                "[^\\s@<>(),;:\"\\\\\\[\\]]{1,64}@[^\\s@<>(),;:\"\\\\\\[\\]]+\\.[^\\s@<>(),;:\"\\\\\\[\\].]+")) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** The address, or empty when the text is not one. Surrounding blanks are ignored. */
    public static Optional<EmailAddress> parse(String text) {
        try {
            return Optional.of(new EmailAddress(text.strip()));
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** What makes two addresses the same person: local part with ASCII letters lower-cased, domain as lower-case A-label. */
    public String key() {
        return value.toLowerCase(java.util.Locale.ROOT);
    }

    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** For pages reached by a link that may have been forwarded: {@code m•••@example.org}. */
    public String masked() {
        return value.charAt(0) + "•••@" + domain();
    }

    @Override
    public String toString() {
        return masked();
    }
}
