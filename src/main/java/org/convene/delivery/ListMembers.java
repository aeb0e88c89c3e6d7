package org.convene.delivery;

import java.util.UUID;
import java.util.function.Consumer;

/**
 * Who belongs to an audience. Declared here, answered by the module that keeps the members, so that delivery needs to know
 * no group and no subscriber.
 */
public interface ListMembers {
    /** Whether this bean answers for the audience, for example by its prefix {@code groups:}. */
    boolean answersFor(String audience);

    /** Streams every member once, in a stable order, inside the caller's transaction. */
    void forEach(String audience, Consumer<Recipient> consumer);

    /** Asked again right before MAIL FROM: whether this member still wants mail of this audience. */
    boolean stillWants(UUID member, String audience);
}
