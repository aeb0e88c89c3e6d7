package org.convene.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;

/**
 * The one asynchronous border: what is put here inside a transaction is sent after it commits, at least once. Refuses to
 * work outside a transaction.
 */
@Component
public class Outbox {

    /** Sends to the recipients named here, each at most once per mailing. Returns the mailing's id. */
    public UUID send(Mailing mailing, List<Recipient> recipients) {
        throw new UnsupportedOperationException();
    }

    /**
     * Sends to everybody whom {@link ListMembers} names for the audience when the mailing falls due.
     *
     * @param audience for example {@code groups:announcements:<uuid>,<uuid>}
     */
    public UUID sendToMembers(Mailing mailing, String audience) {
        throw new UnsupportedOperationException();
    }
}
