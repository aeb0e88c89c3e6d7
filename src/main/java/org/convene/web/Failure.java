package org.convene.web;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import org.convene.site.FieldProblem;
import org.convene.site.Outdated;

/**
 * What went wrong, before it is put into a page or an RFC 9457 body.
 *
 * @param code key of the sentence that says what to do; null: the status' own
 * @param retryAfter told in Retry-After
 * @param changes what somebody else changed meanwhile
 */
record Failure(HttpStatus status, @Nullable String code, List<FieldProblem> problems, @Nullable Duration retryAfter,
        List<Outdated.Change> changes) {

    Failure(HttpStatus status, @Nullable String code, List<FieldProblem> problems, @Nullable Duration retryAfter) {
        this(status, code, problems, retryAfter, List.of());
    }

    static Failure of(HttpStatus status) {
        return new Failure(status, null, List.of(), null);
    }

    static Failure of(HttpStatus status, String code) {
        return new Failure(status, code, List.of(), null);
    }

    static Failure waiting(HttpStatus status, Duration retryAfter) {
        return new Failure(status, null, List.of(), retryAfter);
    }
}
