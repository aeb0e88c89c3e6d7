package org.convene.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

import org.convene.audit.Refusal;

/** Turns whatever a controller threw into the answer for its reader. */
@ControllerAdvice
class FailureAdvice {
    private static final Logger log = LoggerFactory.getLogger(FailureAdvice.class);
    private final FailureAnswer answer;
    private final Refusals refusals;

    FailureAdvice(FailureAnswer answer, Refusals refusals) {
        this.answer = answer;
        this.refusals = refusals;
    }

    @ExceptionHandler
    @Nullable
    Object anything(Exception thrown, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted() || thrown instanceof AsyncRequestNotUsableException) {
            return null;
        }
        if (thrown instanceof Refusal refusal) {
            refusals.note(refusal, request);
        }
        Failure failure = Failures.of(thrown);
        if (failure.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            Away.note(request, thrown);
        } else if (failure.status().is5xxServerError()) {
            log.error("{} answered {}", request.getMethod(), failure.status().value(), thrown);
        }
        return answer.to(request, response, failure);
    }
}
