package org.convene.bulk;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.Staff;
import org.convene.bulk.BulkAct.State;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.Memberships;

/** The look before the deed: what an act still needs, whom it would change, whom not and why. */
@Component
class BulkLook {
    private static final int JUDGED_AT_ONCE = 1000;
    /** More are looked at in the background: their page tells how far that is. */
    private static final int MOST_AT_ONCE = 2000;
    private static final int NOTE = 500;
    private final BulkRepository acts;
    private final BulkMemberRepository members;
    private final Memberships memberships;
    private final WorkingGroups groups;
    private final BulkProperties settings;
    private final Clock clock;

    BulkLook(BulkRepository acts, BulkMemberRepository members, Memberships memberships, WorkingGroups groups,
            BulkProperties settings, Clock clock) {
        this.acts = acts;
        this.members = members;
        this.memberships = memberships;
        this.groups = groups;
        this.settings = settings;
        this.clock = clock;
    }

    /** Says what the act still needs, and looks who would be changed. @throws InvalidInput beside the field */
    void detail(Staff staff, BulkAct act, BulkForm typed) {
        Problems problems = new Problems();
        LocalDate until = act.kind() == Kind.PAUSE ? until(problems, typed.until()) : null;
        String note = typed.note() == null ? "" : typed.note().strip();
        UUID target = null;
        if (act.kind() == Kind.ADD) {
            target = target(staff, problems, typed.group()).map(Group::id).orElse(null);
            problems.requireText(note, NOTE, "note");
        }
        problems.throwIfAny();
        if (!acts.detail(act.id(), target, until, note, Boolean.TRUE.equals(typed.welcome()))) {
            throw new Conflict("problem.bulk.started");
        }
        judge(acts.byId(act.id()).orElseThrow());
    }

    private @Nullable LocalDate until(Problems problems, @Nullable String typed) {
        LocalDate today = LocalDate.now(clock);
        try {
            LocalDate until = LocalDate.parse(typed == null ? "" : typed.strip());
            problems.require(until.isAfter(today) && !until.isAfter(today.plusYears(1)), "until",
                    "problem.subscription.pause-range");
            return until;
        } catch (DateTimeParseException unreadable) {
            problems.require(false, "until", "problem.subscription.pause-range");
            return null;
        }
    }

    private Optional<Group> target(Staff staff, Problems problems, @Nullable String slug) {
        Optional<Group> target = groups.of(staff).stream()
                .filter(group -> !group.archived() && group.slug().equals(slug))
                .findFirst();
        problems.require(target.isPresent(), "group", "problem.bulk.group");
        return target;
    }

    /** Looks at each of those meant whether the act can be done to them: now, or in the background where they are many. */
    void judge(BulkAct act) {
        if (!acts.look(act.id(), clock.instant())) {
            throw new Conflict("problem.bulk.started");
        }
        if (members.meant(act.id()) <= MOST_AT_ONCE) {
            BulkAct looking = acts.byId(act.id()).orElseThrow();
            while (next(looking)) {
                looking = acts.byId(act.id()).orElseThrow();
            }
        }
    }

    /** Looks at some more; false when that was everybody, and then it begins if somebody said so. */
    boolean next(BulkAct act) {
        List<UUID> some = members.from(act.id(), act.lookedTo(), JUDGED_AT_ONCE);
        if (!some.isEmpty()) {
            members.judged(act.id(), memberships.judge(act.act(), some));
            acts.lookedTo(act.id(), some.getLast());
        }
        if (some.size() == JUDGED_AT_ONCE) {
            return true;
        }
        looked(act);
        return false;
    }

    private void looked(BulkAct act) {
        Instant now = clock.instant();
        List<State> looking = List.of(State.LOOKING);
        if (!act.begins()) {
            acts.move(act.id(), looking, State.READY, null, null);
        } else if (members.tally(act.id()).open() == 0) {
            acts.move(act.id(), looking, State.DONE, null, now);
        } else {
            acts.move(act.id(), looking, State.WAITING, now.plus(settings.grace()), null);
        }
    }
}
