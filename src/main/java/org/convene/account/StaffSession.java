package org.convene.account;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

import org.convene.audit.Staff;

/** Begins and ends the session of a member of staff, and tells whose it is. */
@Component
class StaffSession {
    private static final String FOUND = StaffSession.class.getName();
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final SignIns signIns;

    StaffSession(SignIns signIns) {
        this.signIns = signIns;
    }

    /** A new session: neither the id nor the CSRF token of one planted before sign-in is worth anything. */
    void begin(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        end(request);
        request.getSession(true);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null,
                List.of(new SimpleGrantedAuthority("ROLE_STAFF"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Until somebody signs in, a session is only there for the form's CSRF token. */
    void expectSignIn(HttpServletRequest request) {
        if (staff(request).isEmpty()) {
            request.getSession(true).setMaxInactiveInterval((int) SignInLinks.LIFE.toSeconds());
        }
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Read once per request. Empty when nobody is signed in, or the session's credentials have changed since. */
    Optional<Staff> staff(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Staff known) {
            return Optional.of(known);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        Optional<Staff> staff = switch (principal) {
            case SignedIn session -> signIns.staffOf(session);
            case Staff bearer -> Optional.of(bearer);
            case null, default -> Optional.empty();
        };
        staff.ifPresent(found -> request.setAttribute(FOUND, found));
        return staff;
    }
}
