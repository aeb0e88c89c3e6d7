package org.convene.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Answers for what fails before a controller is reached, such as a refused CSRF token or a malformed request. */
@Controller
class FailureController implements ErrorController {
    private final FailureAnswer answer;

    FailureController(FailureAnswer answer) {
        this.answer = answer;
    }

    @RequestMapping("/error")
    Object answer(HttpServletRequest request, HttpServletResponse response) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : null;
        return answer.to(request, response, failure(status, thrown));
    }

    private static Failure failure(@Nullable HttpStatus status, @Nullable Object thrown) {
        if (thrown instanceof Throwable cause && (status == null || status.is5xxServerError())) {
            return Failures.of(cause);
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            return Failures.away();
        }
        return Failure.of(status == null ? HttpStatus.NOT_FOUND : status);
    }
}
