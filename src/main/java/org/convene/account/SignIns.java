package org.convene.account;

import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.web.TooManyRequests;

/** The door through which staff come in. */
@Component
@Transactional
public class SignIns {
    private final StaffRepository staff;
    private final SignInLinks links;
    private final Passwords passwords;
    private final AuditLog audit;

    SignIns(StaffRepository staff, SignInLinks links, Passwords passwords, AuditLog audit) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
        this.audit = audit;
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
    public Optional<SignedIn> byPassword(String email, String password) {
        Optional<StaffRow> person = EmailAddress.parse(email).flatMap(staff::byEmail);
        boolean matches = passwords.matches(password, person.map(StaffRow::passwordHash).orElse(null));
        return matches ? person.flatMap(row -> session(row, "password")) : Optional.empty();
    }

    /** Who this session belongs to today; empty when roles, password or access changed since it began. */
    @Transactional(readOnly = true)
    public Optional<Staff> staffOf(SignedIn session) {
        return staff.byId(session.staff()).filter(row -> !row.disabled() && row.epoch() == session.epoch())
                .map(StaffRow::signedIn);
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
