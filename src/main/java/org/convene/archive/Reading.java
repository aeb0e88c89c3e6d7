package org.convene.archive;

import java.util.List;

/**
 * What was read from a list.
 *
 * @param done whether it was taken over; with any problem nothing is
 */
public record Reading(List<PastSession> sessions, List<LineProblem> problems, boolean done) {

    /** How many are, or would be, new. */
    public long fresh() {
        return sessions.stream().filter(one -> !one.known()).count();
    }
}
