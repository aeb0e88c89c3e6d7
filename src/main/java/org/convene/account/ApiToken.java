package org.convene.account;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.audit.Scope;

/**
 * An API token as its owner sees it after it was made; the token itself is shown once and kept as a hash.
 *
 * @param prefix its first characters, to tell one from another
 */
public record ApiToken(UUID id, String name, String prefix, Set<Scope> scopes, Instant created,
        @Nullable Instant expires) {}
