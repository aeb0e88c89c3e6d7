package org.convene.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.mail.EmailAddress;
import org.convene.site.NotFound;
import org.convene.web.TooManyRequests;

/**
 * The door for the ways in: whose address or id it is, what proves it, and the mails that tell its owner. No hash or link
 * leaves this module.
 */
@Component
@Transactional
public class Credentials {
    /** How long a link works that was asked for at the sign-in page. */
    public static final Duration LINK_LIFE = SignInLinks.LIFE;
    private final StaffRepository staff;
    private final SignInLinks links;
    private final Passwords passwords;

    Credentials(StaffRepository staff, SignInLinks links, Passwords passwords) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
    }

    @Transactional(readOnly = true)
    public Optional<Account> byId(UUID id) {
        return staff.byId(id).map(StaffRow::account);
    }

    /** @throws NotFound when there is no such account */
    @Transactional(readOnly = true)
    public Account get(UUID id) {
        return byId(id).orElseThrow(() -> new NotFound("staff"));
    }

    /** Empty for nobody and for those kept out. */
    @Transactional(readOnly = true)
    public Optional<Account> allowed(EmailAddress email) {
        return staff.byEmail(email).map(StaffRow::account).filter(account -> !account.disabled());
    }

    /**
     * Whose address and password these are. Empty for a wrong password and for nobody's address alike, in the same time.
     * Holds no connection while it computes.
     *
     * @throws TooManyRequests when too many passwords are being checked at once
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<Account> byPassword(String email, String password) {
        Optional<StaffRow> person = EmailAddress.parse(email).flatMap(staff::byEmail);
        boolean matches = passwords.matches(password, person.map(StaffRow::passwordHash).orElse(null));
        return matches ? person.map(StaffRow::account) : Optional.empty();
    }

    /** Whether this is the person's password. @throws NotFound @throws TooManyRequests as for {@link #byPassword} */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public boolean proves(UUID id, String password) {
        StaffRow row = staff.byId(id).orElseThrow(() -> new NotFound("staff"));
        return passwords.matches(password, row.passwordHash());
    }

    /**
     * Mails a link that signs this person in once.
     *
     * @param browser secret cookie of the browser it works in
     * @param language of the page, for those of whom none is known
     */
    public void mailLink(Account account, String browser, Locale language) {
        links.mail(account, TokenText.sha256(browser), language);
    }

    /** Whose link it was, for the one caller who uses it; empty when it is used, expired, not ours, or another browser's. */
    public Optional<Account> useLink(String token, @Nullable String browser) {
        return links.use(token, browser).flatMap(this::byId);
    }

    /** How a link stands in this browser; looking does not use it. */
    @Transactional(readOnly = true)
    public LinkState linkState(String token, @Nullable String browser) {
        return links.state(token, browser);
    }

    /** Mails the owner that somebody tries passwords. */
    public void warn(Account account, Locale language) {
        links.warn(account, language);
    }

    /** Mails the owner that a way in was added or taken away; {@code what} is a word of that mail. */
    public void changed(UUID id, String what, Locale language) {
        byId(id).ifPresent(account -> links.changed(account, what, language));
    }

    /**
     * Somebody signed in on a page in this language; mail is written in it until they choose one.
     *
     * @return what they chose, for this browser
     */
    public Reading seen(UUID id, Locale language) {
        staff.setSeen(id, language.getLanguage());
        return get(id).reading();
    }

    /** Ends every session of this person at its next request. */
    public void raiseEpoch(UUID id) {
        staff.raiseEpoch(id);
    }
}
