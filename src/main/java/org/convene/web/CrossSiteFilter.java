package org.convene.web;

import java.io.IOException;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses changes on staff pages that a browser says come from another site, whatever token they carry. */
@Component
class CrossSiteFilter extends OncePerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String from = request.getHeader("Sec-Fetch-Site");
        boolean foreign = from != null && !from.equals("same-origin") && !from.equals("none");
        if (foreign && !SAFE.contains(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        chain.doFilter(request, response);
    }

    /** These belong into a security chain only, not in front of every request. */
    @Configuration
    static class NotByThemselves {
        @Bean
        FilterRegistrationBean<CrossSiteFilter> crossSiteOnlyInChain(CrossSiteFilter filter) {
            return inChainOnly(filter);
        }

        @Bean
        FilterRegistrationBean<UploadFilter> uploadOnlyInChain(UploadFilter filter) {
            return inChainOnly(filter);
        }

        @Bean
        FilterRegistrationBean<BearerFilter> bearerOnlyInChain(BearerFilter filter) {
            return inChainOnly(filter);
        }

        @Bean
        FilterRegistrationBean<IdempotencyFilter> idempotencyOnlyInChain(IdempotencyFilter filter) {
            return inChainOnly(filter);
        }

        private static <F extends OncePerRequestFilter> FilterRegistrationBean<F> inChainOnly(F filter) {
            FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
            registration.setEnabled(false);
            return registration;
        }
    }
}
