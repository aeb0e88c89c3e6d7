package org.convene.web;

import org.springframework.stereotype.Component;

/** Budgets shared by all replicas (token buckets in PostgreSQL). */
@Component
public class RateLimits {

    /** Takes one permit; false when the budget for this key is used up. */
    public boolean tryTake(Limit limit, String key) {
        throw new UnsupportedOperationException();
    }

    /** Takes one permit. @throws TooManyRequests when the budget is used up (429 with Retry-After) */
    public void take(Limit limit, String key) {
        throw new UnsupportedOperationException();
    }
}
