package org.convene.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sessions, tokens and repeated calls are looked up before a controller is reached. A database that is away then is
 * answered as it is later: 503, and no stack in the log for each request.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 20)
class AwayFilter extends OncePerRequestFilter {
    private static final Logger log = LoggerFactory.getLogger(AwayFilter.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException | ServletException thrown) {
            if (response.isCommitted() || Failures.of(thrown).status() != HttpStatus.SERVICE_UNAVAILABLE) {
                throw thrown;
            }
            log.warn("{} answered 503: {}", request.getMethod(),
                    NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
