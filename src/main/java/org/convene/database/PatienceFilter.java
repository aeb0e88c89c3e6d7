package org.convene.database;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives every request its patience, one for the page and the page that says what went wrong. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PatienceFilter extends OncePerRequestFilter {
    private static final String GIVEN = Patience.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(GIVEN) == null) {
            request.setAttribute(GIVEN, new Patience());
        }
        @Nullable
        Patience outer = Patience.ofThisRequest();
        Patience.set((Patience) request.getAttribute(GIVEN));
        try {
            chain.doFilter(request, response);
        } finally {
            Patience.set(outer);
        }
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterNestedErrorDispatch(HttpServletRequest request, HttpServletResponse response,
            FilterChain chain) throws ServletException, IOException {
        doFilterInternal(request, response, chain);
    }
}
