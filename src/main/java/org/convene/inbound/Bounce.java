package org.convene.inbound;

/** What a report of failure says. @param status enhanced code, or empty @param diagnostic one line */
record Bounce(BounceKind kind, String status, String diagnostic) {
    private static final int LONGEST = 500;

    Bounce {
        String line = diagnostic.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        diagnostic = line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }
}
