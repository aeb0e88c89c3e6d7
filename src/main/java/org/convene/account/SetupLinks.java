package org.convene.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** The door for the very first person: a link that makes the first admin, while there is none. */
@Component
@Transactional
public class SetupLinks {
    private static final Duration LIFE = Duration.ofDays(7);
    private final StaffRepository staff;
    private final SignInLinkRepository links;
    private final Passwords passwords;
    private final Tokens tokens;
    private final Site site;
    private final Clock clock;

    SetupLinks(StaffRepository staff, SignInLinkRepository links, Passwords passwords, Tokens tokens, Site site,
            Clock clock) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
        this.tokens = tokens;
        this.site = site;
        this.clock = clock;
    }

    /** Whether nobody could run this service yet. */
    @Transactional(readOnly = true)
    public boolean needed() {
        return !staff.any();
    }

    /** A page's address that makes the first admin, once, within seven days. */
    public String make() {
        UUID id = Ids.next();
        Instant expires = clock.instant().plus(LIFE);
        links.insert(id, null, null, expires);
        return site.link("/setup/" + tokens.issue(Purpose.SETUP, id, expires));
    }

    /** Whether the set-up link may still be used. */
    @Transactional(readOnly = true)
    public boolean open(String token) {
        return needed() && tokens.open(Purpose.SETUP, token).flatMap(id -> links.open(id, clock.instant())).isPresent();
    }

    /** Uses the set-up link and tells whose account is the admin’s now. @throws NotFound when it is used, expired or not ours; @throws InvalidInput at a field */
    public UUID use(String token, String email, String name, String password) {
        UUID link = tokens.open(Purpose.SETUP, token).orElseThrow(() -> new NotFound("link"));
        NewPerson person = NewPerson.of(email, name);
        Problems problems = new Problems();
        passwords.check(problems, password, "password");
        problems.throwIfAny();
        if (!needed() || !links.use(link, clock.instant())) {
            throw new NotFound("link");
        }
        staff.insert(Ids.next(), person.email(), person.name(), true, clock.instant());
        UUID admin = staff.byEmail(person.email()).orElseThrow().id();
        staff.setPassword(admin, passwords.hash(password));
        return admin;
    }
}
