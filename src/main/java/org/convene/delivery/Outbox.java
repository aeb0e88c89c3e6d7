package org.convene.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Recipient;
import org.convene.site.Ids;

/**
 * The one asynchronous border: what is put here inside a transaction is sent after it commits, at least once. Refuses to
 * work outside a transaction.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Outbox {
    private static final int BATCH = 500;
    private final MailingRepository mailings;
    private final DeliveryRepository deliveries;
    private final ApplicationEventPublisher events;

    Outbox(MailingRepository mailings, DeliveryRepository deliveries, ApplicationEventPublisher events) {
        this.mailings = mailings;
        this.deliveries = deliveries;
        this.events = events;
    }

    /** Sends to the recipients named here, each at most once per mailing. Returns the mailing's id. */
    public UUID send(Mailing mailing, List<Recipient> recipients) {
        return handIn(mailing, recipients, null);
    }

    /**
     * Sends to the recipients named here; those with a member are asked for again right before their mail leaves
     * ({@link ListMembers#gone}), so that who has left meanwhile gets nothing.
     *
     * @param audience what they are members of
     */
    public UUID send(Mailing mailing, List<Recipient> recipients, String audience) {
        return handIn(mailing, recipients, audience);
    }

    /**
     * Sends to everybody whom {@link ListMembers} names for the audience when the mailing falls due.
     *
     * @param audience for example {@code groups:announcements:<uuid>,<uuid>}
     */
    public UUID sendToMembers(Mailing mailing, String audience) {
        UUID id = Ids.next();
        mailings.insert(id, mailing, audience, false);
        events.publishEvent(new OutboxFilled());
        return id;
    }

    private UUID handIn(Mailing mailing, List<Recipient> recipients, @Nullable String audience) {
        UUID id = Ids.next();
        List<Recipient> once = once(recipients);
        mailings.insert(id, mailing, audience, true);
        for (int from = 0; from < once.size(); from += BATCH) {
            deliveries.insert(id, from + 1, once.subList(from, Math.min(from + BATCH, once.size())));
        }
        deliveries.plan(id, 1, once.size(), Chunking.sizeFor(once.size()));
        events.publishEvent(new OutboxFilled());
        return id;
    }

    private static List<Recipient> once(List<Recipient> recipients) {
        Map<String, Recipient> byAddress = LinkedHashMap.newLinkedHashMap(recipients.size());
        recipients.forEach(recipient -> byAddress.putIfAbsent(recipient.address().key(), recipient));
        return List.copyOf(byAddress.values());
    }
}
