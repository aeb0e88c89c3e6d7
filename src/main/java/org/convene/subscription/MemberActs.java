package org.convene.subscription;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.subscription.MemberAct.Deed;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.MemberAct.Obstacle;
import org.convene.subscription.MemberAct.Verdict;
import org.convene.subscription.Subscription.EndReason;
import org.convene.subscription.Subscription.State;
import org.convene.suppression.Suppressions;

/** What acts on many members mean for one of them: the same rules, whether it is looked at, done or taken back. */
@Component
class MemberActs {
    private final MemberRepository members;
    private final SubscriptionRepository subscriptions;
    private final Membership membership;
    private final Suppressions suppressions;
    private final AuditLog audit;
    private final Clock clock;

    MemberActs(MemberRepository members, SubscriptionRepository subscriptions, Membership membership,
            Suppressions suppressions, AuditLog audit, Clock clock) {
        this.members = members;
        this.subscriptions = subscriptions;
        this.membership = membership;
        this.suppressions = suppressions;
        this.audit = audit;
        this.clock = clock;
    }

    Map<UUID, Verdict> judge(MemberAct act, Collection<Subscription> some) {
        List<String> keys = act.kind() == Kind.ADD ? some.stream().map(MemberActs::key).toList() : List.of();
        Map<String, Past> past = keys.isEmpty() ? Map.of() : members.pastOf(Objects.requireNonNull(act.group()), keys);
        Set<String> silent = keys.isEmpty() ? Set.of() : suppressions.among(keys);
        Map<UUID, Verdict> verdicts = new HashMap<>();
        for (Subscription one : some) {
            Obstacle obstacle = act.kind() == Kind.ADD
                    ? against(one, past.get(key(one)), silent.contains(key(one)))
                    : against(act, one);
            verdicts.put(one.id(), obstacle == null ? new Verdict(null, mails(act, one)) : Verdict.out(obstacle));
        }
        return verdicts;
    }

    private static String key(Subscription one) {
        return one.subscriber().person().address().key();
    }

    private static @Nullable Obstacle against(MemberAct act, Subscription one) {
        boolean asking = act.kind() == Kind.ACCEPT || act.kind() == Kind.DECLINE;
        if (!one.live()) {
            return Obstacle.GONE;
        }
        if (asking || act.kind() == Kind.REMOVE) {
            return asking && one.state() != State.PENDING ? Obstacle.NOT_ASKING : null;
        }
        if (one.state() == State.PENDING) {
            return Obstacle.ASKS;
        }
        if (one.state() == State.PAUSED && !one.pausedByStaff()) {
            return Obstacle.OWN_PAUSE;
        }
        boolean same = act.kind() == Kind.RESUME ? one.active() : Objects.equals(one.pausedUntil(), act.until());
        return same ? Obstacle.SAME : null;
    }

    private static @Nullable Obstacle against(Subscription one, @Nullable Past past, boolean suppressed) {
        if (!one.live()) {
            return Obstacle.GONE;
        }
        if (one.state() == State.PENDING) {
            return Obstacle.ASKS;
        }
        if (suppressed) {
            return Obstacle.SUPPRESSED;
        }
        return past == null ? null : switch (past) {
            case LIVE -> Obstacle.SAME;
            case LEFT -> Obstacle.LEFT_BEFORE;
            case SENT_AWAY -> Obstacle.REMOVED_BEFORE;
        };
    }

    private static boolean mails(MemberAct act, Subscription one) {
        return switch (act.kind()) {
            case REMOVE, PAUSE -> one.active() && one.kinds().invitations();
            case RESUME -> one.kinds().invitations();
            case ACCEPT -> true;
            case DECLINE -> false;
            case ADD -> act.welcome();
        };
    }

    Deed carryOut(Staff staff, MemberAct act, Subscription one) {
        Verdict verdict = Objects.requireNonNull(judge(act, List.of(one)).get(one.id()));
        Obstacle obstacle = verdict.obstacle();
        UUID made = null;
        if (obstacle == null && act.kind() == Kind.ADD) {
            made = add(act, one);
            obstacle = made == null ? Obstacle.SAME : null;
        } else if (obstacle == null && !done(act, one)) {
            obstacle = Obstacle.GONE;
        }
        if (obstacle == null) {
            audit.record(staff, "subscription." + word(act.kind()),
                    "subscription:" + (made == null ? one.id() : made), "with others");
        }
        return new Deed(obstacle, made, one.pausedUntil(), one.pausedByStaff());
    }

    private boolean done(MemberAct act, Subscription one) {
        return switch (act.kind()) {
            case REMOVE -> end(one, EndReason.REMOVED);
            case DECLINE -> end(one, EndReason.DECLINED);
            case ACCEPT -> membership.accept(one);
            case PAUSE -> membership.pause(one, Objects.requireNonNull(act.until()), true);
            case RESUME -> membership.resume(one);
            case ADD -> false;
        };
    }

    private boolean end(Subscription one, EndReason reason) {
        return membership.end(one, reason, null, Consent.withdrawn("staff", clock.instant(), ""));
    }

    private @Nullable UUID add(MemberAct act, Subscription one) {
        Consent consent = Consent.vouched("staff", act.note(), clock.instant());
        UUID made = membership.enter(one.subscriber(), Objects.requireNonNull(act.group()), State.ACTIVE,
                Subscription.Kinds.ALL, Set.of(), consent, false).orElse(null);
        if (made != null && act.welcome()) {
            membership.welcome(made);
        }
        return made;
    }

    boolean takeBack(Staff staff, MemberAct act, Subscription one, Deed deed) {
        boolean taken = switch (act.kind()) {
            case REMOVE, DECLINE -> !suppressions.contains(one.subscriber().person().address())
                    && subscriptions.takeBack(one.id()) && enterAgain(one, deed);
            case PAUSE -> one.state() == State.PAUSED && one.pausedByStaff()
                    && Objects.equals(one.pausedUntil(), act.until()) && asBefore(one, deed);
            case RESUME -> one.active() && ahead(deed.pausedUntil())
                    && membership.pause(one, Objects.requireNonNull(deed.pausedUntil()), true);
            case ADD -> deed.made() != null && subscriptions.byId(deed.made()).filter(Subscription::live)
                    .filter(added -> end(added, EndReason.REMOVED)).isPresent();
            case ACCEPT -> false;
        };
        if (taken) {
            audit.record(staff, "subscription.undo", "subscription:" + one.id(), word(act.kind()));
        }
        return taken;
    }

    /** A removed member comes back as a new subscription, so that what stood in the old calendar stays gone. */
    private boolean enterAgain(Subscription old, Deed deed) {
        boolean pausedOn = ahead(deed.pausedUntil());
        Consent consent = Consent.vouched("undo", "", clock.instant());
        UUID back = membership.enter(old.subscriber(), old.group(),
                old.activeSince() == null ? State.PENDING : State.ACTIVE, old.kinds(), old.slots(), consent, !pausedOn)
                .orElse(null);
        if (back != null && pausedOn) {
            subscriptions.pause(back, Objects.requireNonNull(deed.pausedUntil()), deed.pausedByStaff());
        }
        return back != null;
    }

    private boolean asBefore(Subscription one, Deed deed) {
        LocalDate before = deed.pausedUntil();
        return before != null && ahead(before)
                ? membership.pause(one, before, deed.pausedByStaff())
                : membership.resume(one);
    }

    private boolean ahead(@Nullable LocalDate date) {
        return date != null && date.isAfter(LocalDate.now(clock));
    }

    private static String word(Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
