package org.convene.account;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.delivery.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;
import org.convene.web.TooManyRequests;

/** The public door of the staff: who they are, their roles, and how they sign in. */
@Component
@Transactional
public class StaffAccounts {
    static final Duration LINK_LIFE = Duration.ofMinutes(15);
    private static final Duration SETUP_LIFE = Duration.ofDays(7);
    private final StaffRepository staff;
    private final SignInLinkRepository links;
    private final Passwords passwords;
    private final Outbox outbox;
    private final Tokens tokens;
    private final Site site;
    private final AuditLog audit;
    private final Clock clock;

    StaffAccounts(StaffRepository staff, SignInLinkRepository links, Passwords passwords, Outbox outbox, Tokens tokens,
            Site site, AuditLog audit, Clock clock) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
        this.outbox = outbox;
        this.tokens = tokens;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    // ---- who there is

    /** @throws org.convene.audit.AccessRefused for anybody but an admin */
    @Transactional(readOnly = true)
    public List<Person> people(Staff admin) {
        admin.requireAdmin(Scope.GROUPS_READ);
        return staff.all().stream().map(StaffRow::person).toList();
    }

    /** Adds a member of staff and mails them a link to sign in. @throws InvalidInput at {@code email} or {@code name} */
    public void invite(Staff admin, String email, String name, boolean asAdmin, Set<UUID> groups) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        EmailAddress address = checked(email, name);
        UUID id = Ids.next();
        if (!staff.insert(id, address, name.strip(), asAdmin, clock.instant())) {
            throw new InvalidInput(FieldProblem.of("email", "problem.account.email-taken"));
        }
        staff.setRoles(id, asAdmin, groups);
        audit.record(admin, "staff.invite", "staff:" + id, asAdmin ? "admin" : groups.size() + " groups");
        mailLink(staff.byId(id).orElseThrow(), null, Locale.ENGLISH);
    }

    /** Changes what somebody may do; their sessions end. @throws Conflict when no admin would be left */
    public void setRoles(Staff admin, UUID id, boolean asAdmin, Set<UUID> groups) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        StaffRow person = staff.byId(id).orElseThrow(() -> new NotFound("staff"));
        keepAnAdmin(person, asAdmin);
        staff.setRoles(id, asAdmin, groups);
        audit.record(admin, "staff.roles", "staff:" + id, asAdmin ? "admin" : groups.size() + " groups");
    }

    /** Lets somebody in or keeps them out; their sessions and tokens end at once. @throws Conflict as for {@link #setRoles} */
    public void setDisabled(Staff admin, UUID id, boolean disabled) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        StaffRow person = staff.byId(id).orElseThrow(() -> new NotFound("staff"));
        keepAnAdmin(person, person.admin() && !disabled);
        staff.setDisabled(id, disabled);
        audit.record(admin, disabled ? "staff.disable" : "staff.enable", "staff:" + id, "");
    }

    private void keepAnAdmin(StaffRow person, boolean stays) {
        if (person.admin() && !stays && !staff.otherAdminThan(person.id())) {
            throw new Conflict("problem.account.last-admin");
        }
    }

    // ---- the first one

    /** Whether nobody could run this service yet. */
    @Transactional(readOnly = true)
    public boolean needsSetup() {
        return !staff.any();
    }

    /** Creates an admin unless the address has an account; returns the account's id. For settings and sample data. */
    public UUID ensureAdmin(EmailAddress email, String name) {
        staff.insert(Ids.next(), email, name, true, clock.instant());
        return staff.byEmail(email).orElseThrow().id();
    }

    /** A page's address that makes the first admin, once, within seven days. */
    public String setupLink() {
        UUID id = Ids.next();
        var expires = clock.instant().plus(SETUP_LIFE);
        links.insert(id, null, null, expires);
        return site.link("/setup/" + tokens.issue(Purpose.SETUP, id, expires));
    }

    /** Whether the set-up link may still be used. */
    @Transactional(readOnly = true)
    public boolean setupOpen(String token) {
        return needsSetup()
                && tokens.open(Purpose.SETUP, token).flatMap(id -> links.open(id, clock.instant())).isPresent();
    }

    /** Uses the set-up link. @throws NotFound when it is used, expired or not ours; @throws InvalidInput at a field */
    public UUID setUp(String token, String email, String name, String password) {
        UUID link = tokens.open(Purpose.SETUP, token).orElseThrow(() -> new NotFound("link"));
        EmailAddress address = checked(email, name);
        Problems problems = new Problems();
        passwords.check(problems, password, "password");
        problems.throwIfAny();
        if (!needsSetup() || !links.use(link, clock.instant())) {
            throw new NotFound("link");
        }
        UUID id = ensureAdmin(address, name.strip());
        staff.setPassword(id, passwords.hash(password));
        return id;
    }

    // ---- signing in

    /**
     * Mails a link if the address belongs to staff; says nothing either way.
     *
     * @param browser secret cookie of the browser that asks: the link works only there
     */
    public void requestLink(String email, String browser, Locale language) {
        EmailAddress.parse(email).flatMap(staff::byEmail).filter(person -> !person.disabled())
                .ifPresent(person -> mailLink(person, TokenText.sha256(browser), language));
    }

    /** A link for the console: signs this person in once, in any browser, within fifteen minutes. */
    public String oneTimeLink(EmailAddress email) {
        StaffRow person = staff.byEmail(email).orElseThrow(() -> new NotFound("staff"));
        return link(person, null);
    }

    /** Uses a link. Empty when it is used, expired, not ours, or was asked for in another browser. */
    public Optional<SignedIn> signInByLink(String token, @Nullable String browser) {
        return tokens.open(Purpose.SIGN_IN, token).flatMap(id -> links.open(id, clock.instant()))
                .filter(link -> fromSameBrowser(link, browser))
                .filter(link -> links.use(link.id(), clock.instant()))
                .flatMap(link -> Optional.ofNullable(link.staff())).flatMap(staff::byId)
                .flatMap(row -> session(row, "link"));
    }

    /**
     * Empty for a wrong password and for nobody's address alike, in the same time. Holds no connection while it computes.
     *
     * @throws TooManyRequests when too many passwords are being checked at once
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<SignedIn> signInByPassword(String email, String password) {
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

    // ---- one's own account

    @Transactional(readOnly = true)
    public Person self(Staff me) {
        return staff.byId(me.id()).map(StaffRow::person).orElseThrow(() -> new NotFound("staff"));
    }

    /** @throws InvalidInput at {@code name} */
    public void rename(Staff me, String name) {
        requireName(new Problems(), name).throwIfAny();
        staff.setName(me.id(), name.strip());
    }

    /**
     * Sets or changes the password; every session of this person ends.
     *
     * @return what a new session of the person who has just set it begins with
     * @throws InvalidInput at {@code password}
     */
    public SignedIn setPassword(Staff me, String password) {
        Problems problems = new Problems();
        passwords.check(problems, password, "password");
        problems.throwIfAny();
        staff.setPassword(me.id(), passwords.hash(password));
        audit.record(me, "staff.password", "staff:" + me.id(), "");
        return new SignedIn(me.id(), staff.byId(me.id()).orElseThrow().epoch());
    }

    /** Ends every session of this person, this one included. */
    public void signOutEverywhere(Staff me) {
        staff.raiseEpoch(me.id());
    }

    private void mailLink(StaffRow person, byte @Nullable [] browserHash, Locale language) {
        SignInLinkMail mail = new SignInLinkMail(link(person, browserHash), (int) LINK_LIFE.toMinutes());
        outbox.send(Mailing.personal("sign-in:" + person.id(), mail),
                List.of(Recipient.of(person.email(), person.name(), language)));
    }

    private String link(StaffRow person, byte @Nullable [] browserHash) {
        UUID id = Ids.next();
        var expires = clock.instant().plus(LINK_LIFE);
        links.insert(id, person.id(), browserHash, expires);
        return site.link("/staff/sign-in/" + tokens.issue(Purpose.SIGN_IN, id, expires));
    }

    private static boolean fromSameBrowser(SignInLinkRepository.Link link, @Nullable String browser) {
        byte[] expected = link.browserHash();
        return expected == null
                || (browser != null && java.security.MessageDigest.isEqual(expected, TokenText.sha256(browser)));
    }

    private Optional<SignedIn> session(StaffRow person, String by) {
        if (person.disabled()) {
            return Optional.empty();
        }
        audit.record(person.signedIn(), "staff.sign-in", "staff:" + person.id(), by);
        return Optional.of(new SignedIn(person.id(), person.epoch()));
    }

    /** One line: it stands in mails and in the audit log. */
    private static Problems requireName(Problems problems, String name) {
        return problems.requireText(name, 100, "name").require(
                name.strip().chars().noneMatch(unit -> unit == '\n' || unit == '\r' || unit == '\t'), "name",
                "problem.control");
    }

    private static EmailAddress checked(String email, String name) {
        Problems problems = requireName(new Problems(), name);
        Optional<EmailAddress> address = EmailAddress.parse(email);
        problems.require(address.isPresent(), "email", "problem.email");
        problems.throwIfAny();
        return address.orElseThrow();
    }
}
