package org.convene.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;

/**
 * One plain mailbox, {@code local@domain}: no display name, comment, group, route, quoted local part or address literal;
 * domain with at least one dot; local part ≤ 64 and whole ≤ 254 octets. Kept as typed; compared by {@link #key()}.
 */
public record EmailAddress(String value) {
    private static final EmailValidator STRICT = JMail.strictValidator().disallowIpDomain().requireTopLevelDomain()
            .disallowExplicitSourceRouting().disallowQuotedIdentifiers().disallowObsoleteWhitespace();
    private static final String ATOM = "!#$%&'*+-/=?^_`{|}~.";
    private static final Set<String> GMAIL = Set.of("gmail.com", "googlemail.com");
    private static final int LOCAL_OCTETS = 64;
    private static final int WHOLE_OCTETS = 254;

    /** @throws IllegalArgumentException when the text is not one plain mailbox */
    public EmailAddress {
        int at = value.lastIndexOf('@');
        if (at < 1 || octets(value) > WHOLE_OCTETS || !localPart(value.substring(0, at))) {
            throw new IllegalArgumentException("not an e-mail address");
        }
        String domain = DomainName.ascii(value.substring(at + 1));
        if (STRICT.isInvalid(value.substring(0, at + 1) + domain)) {
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

    /**
     * What makes two addresses the same person: local part with ASCII letters lower-cased, domain as lower-case A-label.
     * No Unicode folding of the local part: look-alike letters are somebody else (CVE-2019-19844).
     */
    public String key() {
        return lowerAscii(local()) + "@" + asciiDomain();
    }

    /**
     * What limits count by: the key without a {@code +tag}, and for Gmail without dots, because all of these reach one
     * mailbox. Never where mail is sent to, nor what tells people apart.
     */
    public String throttleKey() {
        String local = lowerAscii(local());
        int plus = local.indexOf('+');
        String untagged = plus > 0 ? local.substring(0, plus) : local;
        return GMAIL.contains(asciiDomain())
                ? untagged.replace(".", "") + "@gmail.com"
                : untagged + "@" + asciiDomain();
    }

    /** As it goes to the relay: the domain as A-label, so that only a non-ASCII local part needs SMTPUTF8 (RFC 6531). */
    public String wire() {
        return local() + "@" + asciiDomain();
    }

    /** The domain as typed. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    /** For pages reached by a link that may have been forwarded: {@code m•••@example.org}. */
    public String masked() {
        return Character.toString(value.codePointAt(0)) + "•••@" + domain();
    }

    @Override
    public String toString() {
        return masked();
    }

    private String local() {
        return value.substring(0, value.lastIndexOf('@'));
    }

    private String asciiDomain() {
        return DomainName.ascii(domain());
    }

    private static boolean localPart(String local) {
        return octets(local) <= LOCAL_OCTETS && !local.startsWith(".") && !local.endsWith(".") && !local.contains("..")
                && !encodedWord(local) && local.codePoints().allMatch(EmailAddress::mayStandInLocalPart);
    }

    private static boolean encodedWord(String local) {
        int begin = local.indexOf("=?");
        return begin >= 0 && local.indexOf("?=", begin + 1) > begin;
    }

    private static boolean mayStandInLocalPart(int point) {
        return Character.isLetterOrDigit(point) || ATOM.indexOf(point) >= 0 || (point > 0x7F && mark(point));
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    private static String lowerAscii(String text) {
        return ascii(text)
                ? text.toLowerCase(Locale.ROOT)
                : text.codePoints()
                        .map(point -> point < 0x80 ? Character.toLowerCase(point) : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
