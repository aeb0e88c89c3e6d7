package org.convene.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.convene.site.SettingProblem;

/**
 * How one recipients' domain may be written to.
 *
 * @param rate messages per second over all replicas; 0: no limit
 * @param connections at most so many of this replica's connections carry mail to it at the same moment; 0: no limit
 */
record DestinationLimit(double rate, int connections) {
    private static final Pattern ONE = Pattern
            .compile("\\s*([\\w.-]+\\.[\\w-]+)=(?=[\\d./])(\\d{1,6}(?:\\.\\d{1,3})?)?(?:/([1-9]\\d{0,2}))?\\s*");

    /**
     * Reads the setting: {@code example.com=20,example.org=5/2,example.net=/1}.
     *
     * @throws SettingProblem when it makes no sense
     */
    static Map<String, DestinationLimit> parse(String setting) {
        Map<String, DestinationLimit> limits = new HashMap<>();
        for (String part : setting.isBlank() ? new String[0] : setting.split(",", -1)) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                throw new SettingProblem(
                        "CONVENE_DELIVERY_DESTINATIONS must name domains such as example.com=20 (messages"
                                + " per second), example.org=20/2 (over at most 2 connections) or example.net=/2, with commas"
                                + " between them.");
            }
            limits.put(one.group(1).toLowerCase(Locale.ROOT),
                    new DestinationLimit(one.group(2) == null ? 0 : Double.parseDouble(one.group(2)),
                            one.group(3) == null ? 0 : Integer.parseInt(one.group(3))));
        }
        return Map.copyOf(limits);
    }
}
