package org.convene.web;

import java.util.Optional;

import org.convene.audit.Staff;

/** Answers who an API token belongs to. Declared here, answered by {@code account}. */
public interface BearerTokens {
    /** Empty for unknown, expired and revoked tokens. */
    Optional<Staff> staffOf(String bearerToken);
}
