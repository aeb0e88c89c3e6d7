package org.convene.signin;

import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Component;

import org.convene.web.ClientAddress;

/** Lets somebody in who proved elsewhere who they are. */
@Component
public class Entrance {
    private final SignIns signIns;
    private final StaffSession session;

    Entrance(SignIns signIns, StaffSession session) {
        this.signIns = signIns;
        this.session = session;
    }

    /** A session before sign-in, so that what comes back can be told to be this browser’s. */
    public void expect(HttpServletRequest request) {
        session.expectSignIn(request);
    }

    /**
     * Begins a session for this person.
     *
     * @param by how they proved it, for the audit log
     * @return where to go; empty for those kept out
     */
    public Optional<String> enter(UUID person, String by, ClientAddress client, HttpServletRequest request,
            HttpServletResponse response) {
        Optional<SignedIn> who = signIns.enter(person, by);
        who.ifPresent(signedIn -> session.begin(signedIn, client, request, response));
        return who.map(signedIn -> session.kept(request) == null ? "/staff" : "/staff/account/again/go-on");
    }
}
