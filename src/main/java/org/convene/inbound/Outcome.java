package org.convene.inbound;

/**
 * What was made of a mail.
 *
 * @param verdict one word for lists and figures, for example {@code bounce}
 * @param cause why nothing was done or it was put aside; empty otherwise
 */
public record Outcome(Kind kind, String verdict, String cause) {
    private static final int LONGEST = 300;

    public Outcome {
        String line = cause.replaceAll("\\p{Cntrl}+", " ").strip();
        cause = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    enum Kind {
        APPLIED, IGNORED, QUARANTINED
    }

    /** It did what it is for. */
    public static Outcome applied(String verdict) {
        return new Outcome(Kind.APPLIED, verdict, "");
    }

    /** Nothing is to be done about it, and nobody has to look at it. */
    public static Outcome ignored(String verdict, String cause) {
        return new Outcome(Kind.IGNORED, verdict, cause);
    }

    /** Somebody has to look at it. */
    public static Outcome quarantined(String verdict, String cause) {
        return new Outcome(Kind.QUARANTINED, verdict, cause);
    }
}
