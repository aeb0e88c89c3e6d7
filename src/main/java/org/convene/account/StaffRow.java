package org.convene.account;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;

/** A row of {@code staff} with the groups of {@code staff_group}. */
record StaffRow(UUID id, EmailAddress email, String name, boolean admin, boolean observer,
        @Nullable String passwordHash, int epoch,
        boolean disabled, Set<UUID> groups, Reading reading) {

    Account account() {
        return new Account(id, email, epoch, disabled, staff(EnumSet.allOf(Scope.class)), reading);
    }

    Staff staff(Set<Scope> scopes) {
        return new Staff(id, name, admin, groups, observer ? reading(scopes) : scopes);
    }

    Person person() {
        return new Person(id, email, name, role(), disabled, passwordHash != null, groups, reading);
    }

    private Role role() {
        return admin ? Role.ADMIN : observer ? Role.OBSERVER : Role.MODERATOR;
    }

    private static Set<Scope> reading(Set<Scope> scopes) {
        return scopes.stream().filter(scope -> !scope.writes()).collect(Collectors.toUnmodifiableSet());
    }
}
