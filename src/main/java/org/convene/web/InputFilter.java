package org.convene.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what is too large or cannot be read (413, 400) before anything looks at it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class InputFilter extends OncePerRequestFilter {
    private static final int MOST = 1 << 20;
    /** Above what a file may have: within it the form can say so itself. */
    private static final int MOST_UPLOAD = 65 << 20;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean upload = is(request, MediaType.MULTIPART_FORM_DATA_VALUE);
        if (request.getContentLengthLong() > (upload ? MOST_UPLOAD : MOST)) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        HttpServletRequest readable;
        try {
            // the parts of an upload are read, and bounded, when somebody who may ask for them does
            readable = upload ? request : read(request);
        } catch (InvalidParameterException malformed) {
            response.sendError(malformed.getErrorCode());
            return;
        }
        chain.doFilter(readable, response);
    }

    private static HttpServletRequest read(HttpServletRequest request) throws IOException {
        boolean json = Areas.api(request) && !is(request, MediaType.APPLICATION_FORM_URLENCODED_VALUE);
        HttpServletRequest kept = json ? KeptRequest.read(request, MOST) : request;
        kept.getParameterMap();
        return kept;
    }

    private static boolean is(HttpServletRequest request, String type) {
        String given = request.getContentType();
        return given != null && given.regionMatches(true, 0, type, 0, type.length());
    }
}
