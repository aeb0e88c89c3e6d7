package org.convene.web;

import java.time.Duration;

/** A budget is used up: 429 with Retry-After on pages and API. */
public class TooManyRequests extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final Duration retryAfter;

    public TooManyRequests(Duration retryAfter) {
        super("try again in " + retryAfter);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
