package org.convene.signin;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

import org.convene.account.Credentials;
import org.convene.audit.Staff;
import org.convene.web.ClientAddress;

/** Begins and ends the session of a member of staff, and tells whose it is. */
@Component
class StaffSession {
    private static final String FOUND = StaffSession.class.getName();
    private static final String STEP = "first-step";
    private static final String KEPT = "kept-act";
    private static final Duration SHORT = Duration.ofMinutes(10);
    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final StaffSessions sessions;
    private final ReadersChoice readers;
    private final Clock clock;

    StaffSession(StaffSessions sessions, ReadersChoice readers, Clock clock) {
        this.sessions = sessions;
        this.readers = readers;
        this.clock = clock;
    }

    /** A new session: neither the id nor the CSRF token of one planted before sign-in is worth anything. */
    void begin(SignedIn who, ClientAddress client, HttpServletRequest request, HttpServletResponse response) {
        KeptAct kept = signedIn().filter(before -> before.staff().equals(who.staff())).map(before -> kept(request))
                .orElse(null);
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(KEPT, kept);
        String device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
        save(sessions.begin(who, device, client.network()), request, response);
        readers.takeUp(who.staff(), request, response);
    }

    /** The same session goes on after its person proved who they are or changed how they sign in, under a new id. */
    void freshen(HttpServletRequest request, HttpServletResponse response) {
        signedIn().ifPresent(who -> {
            request.changeSessionId();
            save(sessions.freshen(who), request, response);
        });
    }

    private void save(SignedIn who, HttpServletRequest request, HttpServletResponse response) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(who, null,
                List.of(new SimpleGrantedAuthority("ROLE_STAFF"))));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    /** Until somebody signs in, a session is only there for the form's CSRF token. */
    void expectSignIn(HttpServletRequest request) {
        if (staff(request).isEmpty()) {
            request.getSession(true).setMaxInactiveInterval((int) Credentials.LINK_LIFE.toSeconds());
        }
    }

    /** The password was right; the code is asked for in this session only. */
    void expectCode(FirstStep step, HttpServletRequest request) {
        request.getSession(true).setAttribute(STEP, step);
    }

    /** The right password that waits here for its code, for ten minutes. */
    Optional<FirstStep> firstStep(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(STEP) instanceof FirstStep step
                && step.at().plus(SHORT).isAfter(clock.instant()) ? Optional.of(step) : Optional.empty();
    }

    void forgetFirstStep(HttpServletRequest request) {
        request.getSession(true).removeAttribute(STEP);
    }

    /** @param act key of the text that names it */
    void keep(HttpServletRequest request, String act) {
        request.getSession(true).setAttribute(KEPT, KeptAct.of(request, act, clock.instant()));
    }

    @Nullable
    KeptAct kept(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(KEPT) instanceof KeptAct act
                && act.at().plus(Credentials.LINK_LIFE).isAfter(clock.instant()) ? act : null;
    }

    void end(HttpServletRequest request) {
        signedIn().ifPresent(sessions::end);
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
    }

    /** Whether it is a browser's session whose person did not prove lately who they are. */
    boolean stale() {
        return signedIn().filter(who -> !sessions.fresh(who)).isPresent();
    }

    /** Which row of the list this is; null for a program. */
    @Nullable
    UUID id() {
        return signedIn().map(SignedIn::session).orElse(null);
    }

    private static Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? Optional.of(who)
                : Optional.empty();
    }

    /** Read once per request. Empty when nobody is signed in, or the session's credentials have changed since. */
    Optional<Staff> staff(HttpServletRequest request) {
        if (request.getAttribute(FOUND) instanceof Staff known) {
            return Optional.of(known);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        Object principal = authentication == null ? null : authentication.getPrincipal();
        Optional<Staff> staff = switch (principal) {
            case SignedIn session -> sessions.staffOf(session);
            case Staff bearer -> Optional.of(bearer);
            case null, default -> Optional.empty();
        };
        staff.ifPresent(found -> request.setAttribute(FOUND, found));
        return staff;
    }
}
