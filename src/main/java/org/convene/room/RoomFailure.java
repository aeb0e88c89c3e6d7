package org.convene.room;

import java.time.Duration;

/** A provider did not do what it was asked. Carries no address and no answer of the provider: it may be logged. */
class RoomFailure extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final RoomProblem problem;
    private final Duration patience;

    /** @param patience how long the provider asked us to stay away; zero: it did not say */
    RoomFailure(RoomProblem problem, String detail, Duration patience) {
        super(problem + ": " + detail);
        this.problem = problem;
        this.patience = patience;
    }

    RoomFailure(RoomProblem problem, String detail) {
        this(problem, detail, Duration.ZERO);
    }

    RoomProblem problem() {
        return problem;
    }

    Duration patience() {
        return patience;
    }
}
