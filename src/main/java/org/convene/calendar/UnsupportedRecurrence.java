package org.convene.calendar;

import java.util.Locale;

/** A rule that is not RFC 5545, asks for what a calendar of meetings does not need, or never ends working. */
public class UnsupportedRecurrence extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final Reason reason;
    private final String part;

    UnsupportedRecurrence(Reason reason, String part) {
        super(reason + ": " + printable(part));
        this.reason = reason;
        this.part = printable(part);
    }

    public Reason reason() {
        return reason;
    }

    /** The offending piece of the rule, at most 40 printable characters. */
    public String part() {
        return part;
    }

    /** Key of the text to show (bundle {@code messages/calendar}); its one argument is {@link #part()}. */
    public String code() {
        return "problem.calendar." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String printable(String text) {
        String clean = text.replaceAll("[^ -~]", "?");
        return clean.length() <= 40 ? clean : clean.substring(0, 39) + "~";
    }

    /** Why a rule is refused. */
    public enum Reason {
        /** Not a rule as RFC 5545 writes it. */
        MALFORMED,
        /** More often than daily. */
        TOO_FREQUENT,
        /** A part of RFC 5545 that is not supported, such as BYWEEKNO or BYHOUR. */
        PART,
        /** A number outside what is accepted. */
        RANGE,
        /** Both COUNT and UNTIL. */
        TWO_ENDS,
        /** A rule without any date, such as 30 February. */
        NO_DATE
    }
}
