package org.convene.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.account.Account;
import org.convene.account.Credentials;
import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.site.Ids;
import org.convene.site.NotFound;

/** Where staff are signed in: listed to them, ended by them. */
@Component
@Transactional
public class StaffSessions {
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final Duration LIFE = Duration.ofHours(12); // as spring.session.timeout
    private static final Duration FRESH = Duration.ofMinutes(10);
    private final StaffSessionRepository sessions;
    private final Credentials accounts;
    private final AuditLog audit;
    private final Clock clock;

    StaffSessions(StaffSessionRepository sessions, Credentials accounts, AuditLog audit, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
    }

    SignedIn begin(SignedIn who, String device, String network) {
        Instant now = clock.instant();
        sessions.forgetBefore(now.minus(LIFE));
        OpenSession session = new OpenSession(Ids.next(), device, network, now, now, now);
        sessions.insert(session, who);
        return who.in(session.id());
    }

    /** Who this session belongs to today; empty when it was ended, or roles, password or access changed since it began. */
    public Optional<Staff> staffOf(SignedIn who) {
        Optional<OpenSession> open = open(who);
        open.filter(session -> session.seen().plus(NOTED_EVERY).isBefore(clock.instant()))
                .ifPresent(session -> sessions.seen(session.id(), clock.instant()));
        return open.flatMap(session -> accounts.byId(who.staff()))
                .filter(row -> !row.disabled() && row.epoch() == who.epoch()).map(Account::staff);
    }

    /** Whether this person proved within the last ten minutes who they are: asked before dangerous acts. */
    @Transactional(readOnly = true)
    public boolean fresh(SignedIn who) {
        return open(who).filter(session -> session.fresh().plus(FRESH).isAfter(clock.instant())).isPresent();
    }

    /** They have just proved it; a raised credential epoch does not end this session. */
    SignedIn freshen(SignedIn who) {
        int epoch = accounts.get(who.staff()).epoch();
        UUID session = who.session();
        if (session != null) {
            sessions.freshen(session, epoch, clock.instant());
        }
        return new SignedIn(who.staff(), epoch, session);
    }

    /** The caller's own, last used first. */
    @Transactional(readOnly = true)
    public List<OpenSession> of(Staff me) {
        int epoch = accounts.get(me.id()).epoch();
        return sessions.of(me.id(), epoch, clock.instant().minus(LIFE));
    }

    /** Signs out one place. @throws NotFound when it is not the caller's own */
    public void end(Staff me, UUID id) {
        if (!sessions.end(me.id(), id)) {
            throw new NotFound("session");
        }
        audit.record(me, "staff.session-end", "staff:" + me.id(), "");
    }

    void end(SignedIn who) {
        UUID session = who.session();
        if (session != null) {
            sessions.end(who.staff(), session);
        }
    }

    private Optional<OpenSession> open(SignedIn who) {
        return Optional.ofNullable(who.session()).flatMap(sessions::byId);
    }
}
