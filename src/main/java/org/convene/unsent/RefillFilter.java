package org.convene.unsent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Fills what was typed into the page of its form. The form is looked for at the address it was sent to, then at those above it;
 * where it is nowhere any more its words are shown by themselves. The page of a button that was pressed too late is found alike,
 * and shown as it is.
 */
@Component
class RefillFilter extends OncePerRequestFilter {
    private static final String BY_ITSELF = "/staff/unsent/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !request.getMethod().equals("GET") || !path.startsWith(ShowingAgain.START + "/")
                || path.startsWith(BY_ITSELF)
                || !named(request);
    }

    private static boolean named(HttpServletRequest request) {
        String query = request.getQueryString();
        return query != null && (query.equals(ShowingAgain.ABOVE) || kept(query));
    }

    private static boolean kept(String query) {
        return query.startsWith(ShowingAgain.ASKED + "=")
                && Keeping.id(query.substring(ShowingAgain.ASKED.length() + 1)) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, written);
        int status = written.getStatus();
        boolean asItIs = status >= 300 && status < 400 || status == 200 && !kept(request.getQueryString());
        if (asItIs || response.isCommitted()) {
            written.copyBodyToResponse();
            return;
        }
        Optional<String> filled = status == 200 ? filled(request, written) : Optional.empty();
        written.resetBuffer();
        if (filled.isPresent()) {
            written.getOutputStream().write(filled.get().getBytes(StandardCharsets.UTF_8));
        } else {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", above(request.getRequestURI(), request.getQueryString()));
        }
        written.copyBodyToResponse();
    }

    private static Optional<String> filled(HttpServletRequest request, ContentCachingResponseWrapper written) {
        return request.getAttribute(ShowingAgain.FORM) instanceof UnsentForm form
                && request.getAttribute(ShowingAgain.NOTE) instanceof String note
                && request.getAttribute(ShowingAgain.FILES) instanceof String files
                        ? new Refill(form).into(new String(written.getContentAsByteArray(), StandardCharsets.UTF_8),
                                note, files)
                        : Optional.empty();
    }

    /** The page one step nearer to the start; at last the start itself, or the page that shows the words by themselves. */
    private static String above(String path, String query) {
        String parent = path.substring(0, path.lastIndexOf('/'));
        if (!parent.equals(ShowingAgain.START)) {
            return parent + "?" + query;
        }
        return kept(query) ? BY_ITSELF + query.substring(ShowingAgain.ASKED.length() + 1) : parent;
    }
}
