package org.convene.deliverability;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;

/** Judges the policy that a domain or one above it publishes (RFC 9989). */
final class DmarcRecord {
    private static final Pattern POLICY = Pattern.compile("(?i);\\s*p\\s*=\\s*(none|quarantine|reject)\\s*(;|$)");

    private DmarcRecord() {}

    static boolean is(String text) {
        return text.toLowerCase(Locale.ROOT).replace(" ", "").startsWith("v=dmarc1");
    }

    /** @param texts those that {@link #is are} policies, of one name */
    static Finding judge(String name, List<String> texts) {
        if (texts.isEmpty()) {
            return Finding.of(Point.DMARC, State.BAD, name, "dmarc.missing", "")
                    .wanting("v=DMARC1; p=none; rua=mailto:dmarc@" + name.substring("_dmarc.".length()));
        }
        if (texts.size() > 1) {
            return Finding.of(Point.DMARC, State.BAD, name, "dmarc.several", String.join(" | ", texts));
        }
        Matcher policy = POLICY.matcher(texts.getFirst());
        if (!policy.find()) {
            return Finding.of(Point.DMARC, State.BAD, name, "dmarc.unreadable", texts.getFirst());
        }
        boolean watching = policy.group(1).equalsIgnoreCase("none");
        return Finding.of(Point.DMARC, watching ? State.WEAK : State.GOOD, name,
                watching ? "dmarc.watching" : "dmarc.good", texts.getFirst());
    }
}
