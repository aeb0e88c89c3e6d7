package org.convene.mail;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Domain names of mail addresses as lower-case A-labels (IDNA2008). Not {@link java.net.IDN}: that is IDNA2003 and turns
 * {@code faß.example} into {@code fass.example}, which belongs to somebody else.
 */
final class DomainName {
    private static final int LABEL_OCTETS = 63;
    private static final int NAME_OCTETS = 253;

    private DomainName() {}

    /** @throws IllegalArgumentException when this is not a host name of at least two labels */
    static String ascii(String domain) {
        return plain(domain) ? domain : labels(domain);
    }

    /** Whether it is an A-label name as it stands, which nearly all are. */
    private static boolean plain(String domain) {
        int label = 0;
        int labels = 1;
        boolean letter = false;
        for (int i = 0; i < domain.length(); i++) {
            char unit = domain.charAt(i);
            boolean dot = unit == '.';
            boolean edge = i == label || i + 1 == domain.length() || domain.charAt(i + 1) == '.';
            if (dot && i == label || !dot && (!asciiMayStand(unit) || unit == '-' && edge)) {
                return false;
            }
            if (dot) {
                label = i + 1;
                labels++;
                letter = false;
            }
            letter |= unit >= 'a';
            if (i - label >= LABEL_OCTETS) {
                return false;
            }
        }
        return labels > 1 && letter && domain.length() - label >= 2 && domain.length() <= NAME_OCTETS;
    }

    private static String labels(String domain) {
        StringJoiner name = new StringJoiner(".");
        String[] labels = domain.split("\\.", -1);
        for (String label : labels) {
            name.add(asciiLabel(label));
        }
        String top = labels[labels.length - 1];
        if (labels.length < 2 || top.length() < 2 || top.chars().allMatch(Character::isDigit)
                || name.length() > NAME_OCTETS) {
            throw new IllegalArgumentException("not a domain name");
        }
        return name.toString();
    }

    private static String asciiLabel(String typed) {
        String label = Normalizer.normalize(typed, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(label);
        String ascii = plain ? label : "xn--" + Punycode.encode(label);
        if (label.isEmpty() || ascii.length() > LABEL_OCTETS || label.startsWith("-") || label.endsWith("-")
                || !label.codePoints().allMatch(plain ? DomainName::asciiMayStand : DomainName::mayStand)
                || !Normalizer.isNormalized(label, Normalizer.Form.NFKC)) {
            throw new IllegalArgumentException("not a domain label");
        }
        return ascii;
    }

    private static boolean asciiMayStand(int point) {
        return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') || point == '-';
    }

    private static boolean mayStand(int point) {
        int type = Character.getType(point);
        return point < 0x80
                ? asciiMayStand(point)
                : Character.isLetterOrDigit(point)
                        || type == Character.NON_SPACING_MARK
                        || type == Character.COMBINING_SPACING_MARK || point == 0xB7 || point == 0x30FB;
    }
}
