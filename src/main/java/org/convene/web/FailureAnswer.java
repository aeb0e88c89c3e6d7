package org.convene.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

import org.convene.site.FieldProblem;

/** A failure as the reader needs it: a page in their language, or RFC 9457 with {@code errors} for programs. */
@Component
class FailureAnswer {
    private static final List<Integer> WORDED = List.of(400, 403, 404, 405, 409, 410, 413, 422, 429, 503);
    private final Texts texts;

    FailureAnswer(Texts texts) {
        this.texts = texts;
    }

    Object to(HttpServletRequest request, HttpServletResponse response, Failure failure) {
        Duration retryAfter = failure.retryAfter();
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
        }
        return Areas.api(request) ? problem(failure) : page(request, failure);
    }

    private ResponseEntity<ProblemDetail> problem(Failure failure) {
        ProblemDetail detail = ProblemDetail.forStatus(failure.status());
        String code = failure.code();
        if (code != null) {
            detail.setDetail(texts.of(code, Locale.ENGLISH));
        }
        if (!failure.problems().isEmpty()) {
            detail.setProperty("errors", failure.problems().stream().map(this::error).toList());
        }
        if (!failure.changes().isEmpty()) {
            detail.setProperty("changed", failure.changes());
        }
        return ResponseEntity.status(failure.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(detail);
    }

    private Map<String, String> error(FieldProblem problem) {
        String pointer = "/" + problem.field().replace("[", "/").replace("]", "").replace('.', '/');
        return Map.of("pointer", pointer, "detail", texts.of(problem, Locale.ENGLISH));
    }

    private ModelAndView page(HttpServletRequest request, Failure failure) {
        int status = failure.status().value();
        ModelAndView page = new ModelAndView("web/failure", HttpStatus.valueOf(status));
        page.addObject("status", status);
        if (failure.status().is5xxServerError()) {
            page.addObject("brandOf", List.of()); // what failed may be the database, and is not asked again
        }
        boolean lost = failure.status() == HttpStatus.NOT_FOUND && Areas.publicPage(request);
        page.addObject("lost", lost);
        page.addObject("heading", "failure." + (lost && Areas.link(request)
                ? "link"
                : WORDED.contains(status) ? Integer.toString(status) : "500"));
        Locale locale = Readers.of(request).locale();
        String code = failure.code();
        page.addObject("sentences", code != null
                ? List.of(texts.of(code, locale))
                : failure.problems().stream().map(problem -> texts.of(problem, locale)).toList());
        page.addObject("staffPage", Areas.staff(request));
        return page;
    }
}
