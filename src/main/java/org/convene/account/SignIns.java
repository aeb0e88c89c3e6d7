package org.convene.account;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.site.NotFound;
import org.convene.web.TooManyRequests;

/** The door through which staff come in. */
@Component
@Transactional
public class SignIns {
    private final StaffRepository staff;
    private final SignInLinks links;
    private final Passwords passwords;
    private final SecondFactors factors;
    private final AuditLog audit;
    private final Clock clock;

    SignIns(StaffRepository staff, SignInLinks links, Passwords passwords, SecondFactors factors,
            AuditLog audit, Clock clock) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
        this.factors = factors;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Mails a link if the address belongs to staff; says nothing either way.
     *
     * @param browser secret cookie of the browser that asks: the link works only there
     */
    public void requestLink(String email, String browser, Locale language) {
        known(email).ifPresent(person -> links.mail(person, TokenText.sha256(browser), language));
    }

    /** Tells the owner of an account that somebody tries passwords there; says nothing of addresses that have none. */
    public void warn(String email, Locale language) {
        known(email).ifPresent(person -> links.warn(person, language));
    }

    /** Uses a link. Empty when it is used, expired, not ours, or was asked for in another browser. */
    public Optional<SignedIn> byLink(String token, @Nullable String browser) {
        return links.use(token, browser).flatMap(staff::byId).flatMap(row -> session(row, "link"));
    }

    /**
     * Empty for a wrong password and for nobody's address alike, in the same time. Holds no connection while it computes.
     *
     * @throws TooManyRequests when too many passwords are being checked at once
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<FirstStep> byPassword(String email, String password) {
        Optional<StaffRow> person = EmailAddress.parse(email).flatMap(staff::byEmail);
        boolean matches = passwords.matches(password, person.map(StaffRow::passwordHash).orElse(null));
        return matches
                ? person.filter(row -> !row.disabled()).map(row -> new FirstStep(row.id(), row.epoch(),
                        factors.on(row.id()), clock.instant()))
                : Optional.empty();
    }

    /** Who was invited with this address, and is not kept out. */
    @Transactional(readOnly = true)
    public Optional<UUID> invited(EmailAddress email) {
        return staff.byEmail(email).filter(person -> !person.disabled()).map(StaffRow::id);
    }

    /** Comes in by something proved elsewhere; empty for nobody and for those kept out. */
    Optional<SignedIn> enter(UUID person, String by) {
        return staff.byId(person).flatMap(row -> session(row, by));
    }

    /** Comes in by a right password that needs no code; empty when it does, or something changed meanwhile. */
    public Optional<SignedIn> enter(FirstStep step) {
        return factors.on(step.staff()) ? Optional.empty() : unchanged(step).flatMap(row -> session(row, "password"));
    }

    /** Comes in by a right password and this code; empty when the code is wrong or was used before. */
    public Optional<SignedIn> enter(FirstStep step, String code) {
        return unchanged(step).filter(row -> factors.use(row.id(), code))
                .flatMap(row -> session(row, "password and code"));
    }

    /** Whether these are the right password and, where one is asked for, code of somebody who is signed in. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean proves(Staff me, String password, String code) {
        StaffRow row = staff.byId(me.id()).orElseThrow(() -> new NotFound("staff"));
        return passwords.matches(password, row.passwordHash()) && (!factors.on(me.id()) || factors.use(me.id(), code));
    }

    private Optional<StaffRow> unchanged(FirstStep step) {
        return staff.byId(step.staff()).filter(row -> row.epoch() == step.epoch());
    }

    private Optional<StaffRow> known(String email) {
        return EmailAddress.parse(email).flatMap(staff::byEmail).filter(person -> !person.disabled());
    }

    private Optional<SignedIn> session(StaffRow person, String by) {
        if (person.disabled()) {
            return Optional.empty();
        }
        audit.record(person.signedIn(), "staff.sign-in", "staff:" + person.id(), by);
        return Optional.of(new SignedIn(person.id(), person.epoch()));
    }
}
