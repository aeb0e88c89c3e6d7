package org.convene.account;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.Listed;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** The public door of the staff: who they are and what they may do. How they come in is the module {@code signin}. */
@Component
@Transactional
public class StaffAccounts {
    private final StaffRepository staff;
    private final SignInLinks links;
    private final Passwords passwords;
    private final GroupNames names;
    private final AuditLog audit;
    private final Clock clock;

    StaffAccounts(StaffRepository staff, SignInLinks links, Passwords passwords, GroupNames names, AuditLog audit,
            Clock clock) {
        this.staff = staff;
        this.links = links;
        this.passwords = passwords;
        this.names = names;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws org.convene.audit.AccessRefused for anybody but an admin */
    @Transactional(readOnly = true)
    public List<Person> people(Staff admin) {
        admin.requireAdmin(Scope.GROUPS_READ);
        return staff.all().stream().map(StaffRow::person).toList();
    }

    /** Who hears of what needs an operator: all admins that may sign in. */
    @Transactional(readOnly = true)
    public List<Person> admins() {
        return staff.all().stream().filter(row -> row.admin() && !row.disabled()).map(StaffRow::person).toList();
    }

    /**
     * Adds a member of staff and mails them a link that signs them in once within seven days.
     *
     * @param language of that mail
     * @throws InvalidInput at {@code email} or {@code name}
     */
    public void invite(Staff admin, String email, String name, Role role, Set<UUID> groups, Locale language) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        NewPerson person = NewPerson.of(email, name);
        UUID id = Ids.next();
        if (!staff.insert(id, person.email(), person.name(), role == Role.ADMIN, clock.instant())) {
            throw new InvalidInput(FieldProblem.of("email", "problem.account.email-taken"));
        }
        staff.setRoles(id, role, groups);
        staff.setSeen(id, language.getLanguage());
        audit.record(admin, "staff.invite", "staff:" + id, words(role, groups));
        links.invite(staff.byId(id).orElseThrow().account(), admin.name(), role,
                role == Role.ADMIN ? "" : Listed.of(names.of(groups), language));
    }

    /** Changes what somebody may do; their sessions end. @throws Conflict when no admin would be left */
    public void setRoles(Staff admin, UUID id, Role role, Set<UUID> groups) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        StaffRow person = staff.byId(id).orElseThrow(() -> new NotFound("staff"));
        keepAnAdmin(person, role == Role.ADMIN);
        staff.setRoles(id, role, groups);
        audit.record(admin, "staff.roles", "staff:" + id, words(role, groups));
    }

    /** Lets somebody in or keeps them out; their sessions and tokens end at once. @throws Conflict as for {@link #setRoles} */
    public void setDisabled(Staff admin, UUID id, boolean disabled) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        StaffRow person = staff.byId(id).orElseThrow(() -> new NotFound("staff"));
        keepAnAdmin(person, person.admin() && !disabled);
        staff.setDisabled(id, disabled);
        audit.record(admin, disabled ? "staff.disable" : "staff.enable", "staff:" + id, "");
    }

    private static String words(Role role, Set<UUID> groups) {
        return role == Role.ADMIN ? role.text() : role.text() + " of " + groups.size();
    }

    private void keepAnAdmin(StaffRow person, boolean stays) {
        if (person.admin() && !stays && !staff.otherAdminThan(person.id())) {
            throw new Conflict("problem.account.last-admin");
        }
    }

    /** Creates an admin unless the address has an account; returns the account's id. For settings and sample data. */
    public UUID ensureAdmin(EmailAddress email, String name) {
        staff.insert(Ids.next(), email, name, true, clock.instant());
        return staff.byEmail(email).orElseThrow().id();
    }

    /** A link for the console: signs this person in once, in any browser, within fifteen minutes. */
    public String oneTimeLink(EmailAddress email) {
        StaffRow person = staff.byEmail(email).orElseThrow(() -> new NotFound("staff"));
        return links.make(person.account(), null, SignInLinks.LIFE);
    }

    /** One's own account. */
    @Transactional(readOnly = true)
    public Person self(Staff me) {
        return staff.byId(me.id()).map(StaffRow::person).orElseThrow(() -> new NotFound("staff"));
    }

    /** @throws InvalidInput at {@code name} */
    public void rename(Staff me, String name) {
        new Problems().requireLine(name, NewPerson.LONGEST_NAME, "name").throwIfAny();
        staff.setName(me.id(), name.strip());
        audit.record(me, "staff.rename", "staff:" + me.id(), name.strip());
    }

    /** Keeps how this person wants to read, for other browsers and for mail; what is null stays as it was. */
    public void read(Staff me, @Nullable Locale language, @Nullable ZoneId zone, @Nullable String clock) {
        staff.setReading(me.id(), language == null ? null : language.toLanguageTag(), zone == null
                ? null
                : zone.getId(), clock);
        String hours = clock == null || clock.isEmpty() ? null : clock + " h";
        String chosen = Stream.of(language, zone, hours).filter(Objects::nonNull).map(Object::toString)
                .collect(Collectors.joining(", "));
        audit.record(me, "staff.reading", "staff:" + me.id(), chosen);
    }

    /**
     * Sets or changes the password; every other session of this person ends.
     *
     * @throws InvalidInput at {@code password}
     */
    public void setPassword(Staff me, String password) {
        Problems problems = new Problems();
        passwords.check(problems, password, "password");
        problems.throwIfAny();
        staff.setPassword(me.id(), passwords.hash(password));
        audit.record(me, "staff.password", "staff:" + me.id(), "");
    }

    /** Ends every session of this person, this one included. */
    public void signOutEverywhere(Staff me) {
        staff.raiseEpoch(me.id());
        audit.record(me, "staff.sign-out-everywhere", "staff:" + me.id(), "");
    }
}
