package org.convene.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import org.convene.audit.Staff;

/** {@code Authorization: Bearer …} (RFC 6750), the header only: a token in an address ends up in logs. */
@Component
class BearerFilter extends OncePerRequestFilter implements AuthenticationEntryPoint {
    private static final String SCHEME = "Bearer ";
    private final BearerTokens tokens;
    private final ProblemWriter problems;

    BearerFilter(BearerTokens tokens, ProblemWriter problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Staff> staff = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? tokens.staffOf(header.substring(SCHEME.length()).strip())
                : Optional.empty();
        if (staff.isEmpty()) {
            refuse(response, "Bearer error=\"invalid_token\"");
            return;
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(staff.get(), null,
                List.of(new SimpleGrantedAuthority("ROLE_API"))));
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException missing)
            throws IOException {
        refuse(response, "Bearer");
    }

    private void refuse(HttpServletResponse response, String challenge) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge);
        problems.write(response, HttpStatus.UNAUTHORIZED, "Send a valid token as Authorization: Bearer.");
    }
}
