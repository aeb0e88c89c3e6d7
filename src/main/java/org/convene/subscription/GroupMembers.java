package org.convene.subscription;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

import org.springframework.stereotype.Component;

import org.convene.delivery.ListMembers;
import org.convene.delivery.Recipient;

/**
 * Answers delivery who belongs to an audience: {@code groups:announcements:<uuid>,<uuid>} is everybody in one of the
 * groups who wants announcements, each person once; {@code subscription:invitations} and {@code subscription:announcements}
 * are named recipients, known by their subscription, who may have left by the time the mail leaves.
 */
@Component
class GroupMembers implements ListMembers {
    private static final String GROUPS = "groups:announcements:";
    private static final String ONE = "subscription:";
    private final SubscriptionRepository subscriptions;
    private final Links links;

    GroupMembers(SubscriptionRepository subscriptions, Links links) {
        this.subscriptions = subscriptions;
        this.links = links;
    }

    @Override
    public boolean answersFor(String audience) {
        return audience.startsWith(GROUPS) || audience.startsWith(ONE);
    }

    @Override
    public void forEach(String audience, Consumer<Recipient> consumer) {
        if (audience.startsWith(GROUPS)) {
            subscriptions.forEachAnnounced(groups(audience), one -> consumer.accept(recipient(one)));
        }
    }

    @Override
    public boolean stillWants(UUID member, String audience) {
        if (audience.startsWith(GROUPS)) {
            return subscriptions.stillAnnounced(member, groups(audience));
        }
        MailKind kind = audience.endsWith("invitations") ? MailKind.INVITATIONS : MailKind.ANNOUNCEMENTS;
        return subscriptions.byId(member).filter(one -> one.active() && one.wants(kind)).isPresent();
    }

    private static List<UUID> groups(String audience) {
        return Arrays.stream(audience.substring(GROUPS.length()).split(",")).map(UUID::fromString).toList();
    }

    private Recipient recipient(Subscription one) {
        Person person = one.subscriber().person();
        String leave = links.unsubscribe(one.id());
        return new Recipient(one.id(), person.address(), person.name(), person.language(),
                Map.of("links", Map.of("unsubscribe", leave, "preferences", links.preferences(one.subscriber().id()))),
                leave, null);
    }
}
