package org.convene.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.convene.mail.TemplateFault;

/** Why a version is not used any more: written down in one line when it failed, told in the language of who reads it. */
final class Reason {
    private static final Pattern STORED = Pattern
            .compile("(?s)(?:(subject|text|html|words)(?: line ([0-9]{1,6}))?: )?(.*)");

    private Reason() {}

    static String stored(TemplateFault fault) {
        String where = fault.part() + (fault.line() > 0 ? " line " + fault.line() : "");
        return where.isEmpty() ? fault.message() : where + ": " + fault.message();
    }

    static Said said(String stored) {
        Matcher matcher = STORED.matcher(stored);
        if (!matcher.matches()) {
            return Said.of("engine", stored);
        }
        Said said = Fault.said(matcher.group(3));
        String part = matcher.group(1);
        String line = matcher.group(2);
        return part == null
                ? said
                : line == null
                        ? Said.of("in." + part, said)
                        : Said.of("in." + part + ".line", Integer.parseInt(line), said);
    }
}
