package org.convene.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.AccessDeniedHandlerImpl;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers on staff pages to whoever is signed in no longer, and loses nothing they typed. */
@Component
class SignedOut implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final AccessDeniedHandlerImpl refused = new AccessDeniedHandlerImpl();
    private final ObjectProvider<LateForms> late;

    SignedOut(ObjectProvider<LateForms> late) {
        this.late = late;
    }

    /** People are sent to sign in, by a relative address: the Host header decides nothing. A token opens no page. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            keep(request, response);
            to("/staff/sign-in", response);
        }
    }

    /** The form’s token belongs to a session that has ended: the start page leads on, past the sign-in where that is needed. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException, ServletException {
        if (denied instanceof CsrfException && request.getParameter("_csrf") != null && keep(request, response)) {
            to("/staff", response);
        } else {
            refused.handle(request, response, denied);
        }
    }

    private boolean keep(HttpServletRequest request, HttpServletResponse response) {
        LateForms forms = late.getIfAvailable();
        return forms != null && forms.keep(request, response);
    }

    private static void to(String path, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader(HttpHeaders.LOCATION, path);
    }
}
