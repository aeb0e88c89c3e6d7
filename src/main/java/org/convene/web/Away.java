package org.convene.web;

import jakarta.servlet.http.HttpServletRequest;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Whether this request is answered 503, since the database is away or too busy for its reader. */
final class Away {
    private static final Logger log = LoggerFactory.getLogger(Away.class);
    private static final ThreadLocal<Boolean> THIS_REQUEST = ThreadLocal.withInitial(() -> false);

    private Away() {}

    static boolean thisRequest() {
        return THIS_REQUEST.get();
    }

    /** In one line, and no stack for each request. */
    static void note(HttpServletRequest request, Throwable thrown) {
        log.warn("{} answered 503: {}", request.getMethod(),
                NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
        set(true);
    }

    static void set(boolean away) {
        if (away) {
            THIS_REQUEST.set(true);
        } else {
            THIS_REQUEST.remove();
        }
    }
}
