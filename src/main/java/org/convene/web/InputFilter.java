package org.convene.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
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
        boolean upload = upload(request);
        if (upload ? tooLarge(request) : request.getContentLengthLong() > MOST) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        HttpServletRequest readable;
        try {
            // the parts of an upload are read, and bounded, when somebody who may send them does
            readable = upload ? request : read(request);
        } catch (InvalidParameterException malformed) {
            response.sendError(malformed.getErrorCode());
            return;
        }
        chain.doFilter(readable, response);
    }

    static boolean upload(HttpServletRequest request) {
        return is(request, MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** Longer than any form without a file, or of a length that nobody knows beforehand. */
    static boolean large(HttpServletRequest request) {
        long length = request.getContentLengthLong();
        return length < 0 || length > MOST;
    }

    /** Visitors send no files. Who may send them to staff pages is looked at by {@link UploadFilter}. */
    private static boolean tooLarge(HttpServletRequest request) {
        boolean files = Areas.staff(request)
                || Areas.api(request) && request.getHeader(HttpHeaders.AUTHORIZATION) != null;
        return files ? request.getContentLengthLong() > MOST_UPLOAD : large(request);
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
