package org.convene.web;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpHeaders;

/** The parts of the site that are guarded differently. */
final class Areas {
    private static final List<String> PERSONAL = List.of("/confirm/", "/preferences/", "/digest/", "/unsubscribe/",
            "/answer/",
            "/join/", "/guest/", "/idea/", "/undo/",
            "/calendar/", "/setup/", "/signup/", "/mailbox");

    /** What stands before the token of a link from a mail. */
    private static final List<String> LINKS = List.of("/confirm/", "/preferences/", "/digest/", "/unsubscribe/",
            "/answer/", "/join/", "/guest/", "/idea/", "/undo/", "/setup/");

    private Areas() {}

    static boolean api(HttpServletRequest request) {
        return path(request).startsWith("/api/");
    }

    static boolean staff(HttpServletRequest request) {
        return staff(path(request));
    }

    static boolean staff(String path) {
        return path.equals("/staff") || path.startsWith("/staff/");
    }

    static boolean publicPage(HttpServletRequest request) {
        return !api(request) && !staff(request);
    }

    /** Pages reached by a signed link, staff pages, answers to a token: never stored, indexed or named in a Referer. */
    static boolean personal(HttpServletRequest request) {
        return staff(request) || request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || PERSONAL.stream().anyMatch(path(request)::startsWith);
    }

    /** Pages that nobody reaches but by a link from a mail. */
    static boolean link(HttpServletRequest request) {
        return LINKS.stream().anyMatch(path(request)::startsWith);
    }

    static String path(HttpServletRequest request) {
        return request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
                ? failed
                : request.getRequestURI();
    }
}
