package org.convene.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a large upload on staff pages from people who are signed in, or were lately: looking for the form’s token would already
 * write it to the disk. Anybody else is sent to sign in, unread.
 */
@Component
class UploadFilter extends OncePerRequestFilter {
    private final ObjectProvider<LateForms> late;

    UploadFilter(ObjectProvider<LateForms> late) {
        this.late = late;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (InputFilter.upload(request) && InputFilter.large(request) && !signedIn() && !lately(request)) {
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader(HttpHeaders.LOCATION, "/staff/sign-in");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean signedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.isAuthenticated();
    }

    private boolean lately(HttpServletRequest request) {
        LateForms forms = late.getIfAvailable();
        return forms != null && forms.knows(request);
    }
}
