package org.convene.deliverability;

import java.util.List;
import java.util.Locale;

import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;

/** Judges the TXT records of a domain by RFC 7208. */
final class SpfRecord {
    private SpfRecord() {}

    static Finding judge(String domain, List<String> texts) {
        List<String> policies = texts.stream().filter(SpfRecord::isPolicy).toList();
        if (policies.isEmpty()) {
            return Finding.of(Point.SPF, State.BAD, domain, "spf.missing", "")
                    .wanting("v=spf1 include:… -all");
        }
        if (policies.size() > 1) {
            return Finding.of(Point.SPF, State.BAD, domain, "spf.several", String.join(" | ", policies));
        }
        String policy = policies.getFirst();
        List<String> terms = List.of(policy.toLowerCase(Locale.ROOT).split(" +"));
        if (terms.contains("+all") || terms.contains("all")) {
            return Finding.of(Point.SPF, State.BAD, domain, "spf.everybody", policy);
        }
        boolean closed = terms.contains("-all") || terms.contains("~all")
                || terms.stream().anyMatch(term -> term.startsWith("redirect="));
        return Finding.of(Point.SPF, closed ? State.GOOD : State.WEAK, domain, closed ? "spf.good" : "spf.open",
                policy);
    }

    private static boolean isPolicy(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.equals("v=spf1") || lower.startsWith("v=spf1 ");
    }
}
