package org.convene.audience;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds single members of an audience, so that a mail can be looked at as one of them would get it. Declared here, answered
 * by the module that keeps the members. What it returns carries no personal links.
 */
public interface AudienceSearch {
    /** Members whose address or name contains these words, by address. */
    List<Recipient> find(String audience, String words, int limit);

    /** One member, while they belong to the audience. */
    Optional<Recipient> one(String audience, UUID member);
}
