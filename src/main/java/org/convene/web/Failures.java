package org.convene.web;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

import org.convene.audit.AccessRefused;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Outdated;

/** Which status and sentence an exception deserves: the one place for pages and API. */
final class Failures {
    private static final Duration DATABASE_BACK = Duration.ofSeconds(10);
    /** SQLSTATE classes: connection, insufficient resources, operator intervention. */
    private static final Set<String> AWAY = Set.of("08", "53", "57");
    /** lock_not_available: somebody holds it for longer than a reader waits. */
    private static final String LOCKED = "55P03";
    /** character_not_in_repertoire: a NUL where a text was expected. */
    private static final String NOT_A_TEXT = "22021";

    private Failures() {}

    /** The database is away, or too busy for this reader. */
    static Failure away() {
        return Failure.waiting(HttpStatus.SERVICE_UNAVAILABLE, DATABASE_BACK);
    }

    static Failure of(Throwable thrown) {
        return switch (thrown) {
            case NotFound notFound -> Failure.of(HttpStatus.NOT_FOUND);
            case AccessRefused refused -> Failure.of(HttpStatus.FORBIDDEN);
            case Outdated late ->
                new Failure(HttpStatus.CONFLICT, late.code(), List.of(), null, late.changes());
            case Conflict conflict -> Failure.of(HttpStatus.CONFLICT, conflict.code());
            case InvalidInput bad -> new Failure(HttpStatus.UNPROCESSABLE_CONTENT, null, bad.problems(), null);
            case TooManyRequests many -> Failure.waiting(HttpStatus.TOO_MANY_REQUESTS, many.retryAfter());
            case InvalidParameterException malformed ->
                Failure.of(known(HttpStatusCode.valueOf(malformed.getErrorCode())));
            case MaxUploadSizeExceededException large -> Failure.of(HttpStatus.CONTENT_TOO_LARGE);
            case MultipartException malformed -> Failure.of(HttpStatus.BAD_REQUEST);
            case HttpMessageNotReadableException unreadable -> unreadable(unreadable);
            case MissingServletRequestParameterException missing -> field(missing.getParameterName());
            case TypeMismatchException mismatch -> Failure.of(HttpStatus.BAD_REQUEST);
            case ErrorResponse framework -> Failure.of(known(framework.getStatusCode()));
            default -> byCause(thrown);
        };
    }

    /** An unknown member of a JSON body is named, so that a typing error is found at once. */
    private static Failure unreadable(HttpMessageNotReadableException unreadable) {
        return unreadable.getCause() instanceof UnrecognizedPropertyException unknown
                ? new Failure(HttpStatus.BAD_REQUEST, null,
                        List.of(FieldProblem.of(unknown.getPropertyName(), "problem.unknown-field")), null)
                : Failure.of(HttpStatus.BAD_REQUEST);
    }

    private static Failure field(String name) {
        return new Failure(HttpStatus.BAD_REQUEST, null, List.of(FieldProblem.of(name, "problem.required")), null);
    }

    private static HttpStatus known(HttpStatusCode code) {
        HttpStatus status = HttpStatus.resolve(code.value());
        return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
    }

    private static Failure byCause(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotCreateTransactionException || cause instanceof TransactionSystemException
                    || cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessException || cause instanceof SQLTransientException
                    || cause instanceof SQLException sql && away(sql)) {
                return away();
            }
            if (cause instanceof SQLException sql && NOT_A_TEXT.equals(sql.getSQLState())) {
                return Failure.of(HttpStatus.BAD_REQUEST);
            }
        }
        return Failure.of(HttpStatus.INTERNAL_SERVER_ERROR);
    }

    private static boolean away(SQLException sql) {
        String state = sql.getSQLState();
        return state == null // the pool's word for a connection that has ended: whoever uses it after that is told so
                || state.length() == 5 && (state.equals(LOCKED) || AWAY.contains(state.substring(0, 2)));
    }
}
