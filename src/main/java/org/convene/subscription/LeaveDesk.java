package org.convene.subscription;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.subscription.Departure.State;
import org.convene.subscription.Subscription.EndReason;

/**
 * Leaving one group by the link in its mails, and coming back. A leave link works for as long as anybody keeps the mail,
 * and for the person's return too: it names a person and a group, not one row.
 */
@Component
class LeaveDesk {
    /** The leave link sits in mails that get forwarded: it offers to undo what just happened, not what was decided long ago. */
    private static final Duration AT_ONCE = Duration.ofHours(1);
    private final SubscriptionRepository subscriptions;
    private final Membership membership;
    private final WorkingGroups groups;
    private final Links links;
    private final SubscriptionProperties settings;
    private final Clock clock;

    LeaveDesk(SubscriptionRepository subscriptions, Membership membership, WorkingGroups groups, Links links,
            SubscriptionProperties settings, Clock clock) {
        this.subscriptions = subscriptions;
        this.membership = membership;
        this.groups = groups;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    Departure look(UUID id) {
        Subscription named = subscriptions.byId(id).orElseThrow(() -> new NotFound("subscription"));
        Subscription shown = subscriptions.liveLike(id).orElse(named);
        Instant endedAt = shown.endedAt();
        UUID departure = shown.departure();
        boolean undoable = endedAt != null && shown.endedReason() == EndReason.LEFT
                && endedAt.isAfter(clock.instant().minus(AT_ONCE));
        return new Departure(group(shown), shown.live() ? State.MEMBER : State.LEFT,
                shown.subscriber().person().address().masked(),
                shown.subscriber().erased() ? "" : links.preferencesPath(shown.subscriber().id()),
                undoable && departure != null ? links.undoPath(departure) : "");
    }

    void leave(UUID id, String how, String network) {
        Subscription named = subscriptions.byId(id).orElseThrow(() -> new NotFound("subscription"));
        Optional<Subscription> live = subscriptions.liveLike(named.id());
        live.ifPresent(subscription -> membership.leave(List.of(subscription), how, network));
    }

    boolean leaveByMail(UUID id) {
        boolean known = subscriptions.byId(id).isPresent();
        if (known) {
            leave(id, "mail", "");
        }
        return known;
    }

    Departure lookBack(UUID departure) {
        List<Subscription> departed = subscriptions.departed(departure);
        Instant endedAt = departed.stream().findFirst().orElseThrow(() -> new NotFound("departure")).endedAt();
        boolean back = departed.stream().allMatch(one -> subscriptions.liveLike(one.id()).isPresent());
        boolean late = endedAt == null || !endedAt.isAfter(clock.instant().minus(settings.undoWithin()))
                || !subscriptions.undoable(departure);
        return new Departure(groups.byIds(departed.stream().map(Subscription::group).toList()),
                back ? State.MEMBER : late ? State.LATE : State.LEFT,
                departed.getFirst().subscriber().person().address().masked(), "",
                back || late ? "" : links.undoPath(departure));
    }

    void undo(UUID departure, String network) {
        membership.undo(departure, clock.instant().minus(settings.undoWithin()), network);
    }

    private List<Group> group(Subscription subscription) {
        return groups.byIds(List.of(subscription.group()));
    }
}
