package org.convene.signin;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.account.Account;
import org.convene.account.Credentials;
import org.convene.account.LinkState;
import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.web.TooManyRequests;

/** The door through which staff come in. */
@Component
@Transactional
public class SignIns {
    private final Credentials accounts;
    private final SecondFactors factors;
    private final AuditLog audit;
    private final Clock clock;

    SignIns(Credentials accounts, SecondFactors factors, AuditLog audit, Clock clock) {
        this.accounts = accounts;
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
        known(email).ifPresent(person -> accounts.mailLink(person, browser, language));
    }

    /** Tells the owner of an account that somebody tries passwords there; says nothing of addresses that have none. */
    public void warn(String email, Locale language) {
        known(email).ifPresent(person -> accounts.warn(person, language));
    }

    /** Uses a link. Empty when it is used, expired, not ours, or was asked for in another browser. */
    public Optional<SignedIn> byLink(String token, @Nullable String browser) {
        return accounts.useLink(token, browser).flatMap(account -> session(account, "link"));
    }

    /** How a link stands in this browser; looking does not use it. */
    @Transactional(readOnly = true)
    public LinkState linkState(String token, @Nullable String browser) {
        return accounts.linkState(token, browser);
    }

    /**
     * Empty for a wrong password and for nobody's address alike, in the same time. Holds no connection while it computes.
     *
     * @throws TooManyRequests when too many passwords are being checked at once
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<FirstStep> byPassword(String email, String password) {
        return accounts.byPassword(email, password).filter(account -> !account.disabled())
                .map(account -> new FirstStep(account.id(), account.epoch(), factors.on(account.id()),
                        clock.instant()));
    }

    /** Who was invited with this address, and is not kept out. */
    @Transactional(readOnly = true)
    public Optional<UUID> invited(EmailAddress email) {
        return accounts.allowed(email).map(Account::id);
    }

    /** Comes in by something proved elsewhere; empty for nobody and for those kept out. */
    Optional<SignedIn> enter(UUID person, String by) {
        return accounts.byId(person).flatMap(account -> session(account, by));
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
        return accounts.proves(me.id(), password) && (!factors.on(me.id()) || factors.use(me.id(), code));
    }

    private Optional<Account> unchanged(FirstStep step) {
        return accounts.byId(step.staff()).filter(row -> row.epoch() == step.epoch());
    }

    private Optional<Account> known(String email) {
        return EmailAddress.parse(email).flatMap(accounts::allowed);
    }

    private Optional<SignedIn> session(Account person, String by) {
        if (person.disabled()) {
            return Optional.empty();
        }
        audit.record(person.staff(), "staff.sign-in", "staff:" + person.id(), by);
        return Optional.of(new SignedIn(person.id(), person.epoch()));
    }
}
