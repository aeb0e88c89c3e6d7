package org.convene.audit;

import java.util.Set;
import java.util.UUID;

/**
 * Somebody who acts for the organisers, as signed in or by API token: the one place that answers "may they?" for pages
 * and API alike. Doors take a {@code Staff} as their first parameter and ask it before anything else.
 *
 * @param id the account
 * @param name as shown in the audit log and as the author of replies
 * @param admin may do everything everywhere
 * @param groups ids of the groups a moderator works in
 * @param scopes what the credential allows; all of them for a signed-in person
 */
public record Staff(UUID id, String name, boolean admin, Set<UUID> groups, Set<Scope> scopes) {

    public Staff {
        groups = Set.copyOf(groups);
        scopes = Set.copyOf(scopes);
    }

    public boolean moderates(UUID group) {
        return admin || groups.contains(group);
    }

    /** Whether this is somebody who may look and change nothing. */
    public boolean looksOn() {
        return scopes.stream().noneMatch(Scope::writes);
    }

    /** @throws AccessRefused when the credential lacks the scope */
    public void require(Scope scope) {
        if (!scopes.contains(scope)) {
            throw new AccessRefused(this, "needs scope " + scope.text());
        }
    }

    /** @throws OutOfReach when the group is not among those this person works in; @throws AccessRefused without the scope */
    public void requireModerator(UUID group, Scope scope) {
        require(scope);
        if (!moderates(group)) {
            throw new OutOfReach(this, "group");
        }
    }

    /** @throws AccessRefused when this person is not an admin or the credential lacks the scope */
    public void requireAdmin(Scope scope) {
        require(scope);
        if (!admin) {
            throw new AccessRefused(this, "needs an admin");
        }
    }
}
