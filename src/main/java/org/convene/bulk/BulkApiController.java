package org.convene.bulk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.segment.Segment;
import org.convene.segment.Segments;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.subscription.MemberAct.Kind;
import org.convene.subscription.Memberships;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/bulk-acts", produces = "application/json")
class BulkApiController {
    private final BulkActs acts;
    private final Segments segments;
    private final Memberships memberships;
    private final WorkingGroups groups;

    BulkApiController(BulkActs acts, Segments segments, Memberships memberships, WorkingGroups groups) {
        this.acts = acts;
        this.segments = segments;
        this.memberships = memberships;
        this.groups = groups;
    }

    /**
     * Whom an act is for, as staff pages narrow their lists; what is absent narrows nothing, what is empty is refused.
     *
     * @param group slug
     * @param state active, paused, pending or ended
     */
    record Whom(@Nullable String group, @Nullable String state, @Nullable String search, @Nullable String language,
            @Nullable String timeZone) {
        Segment segment() {
            return Segment.strictly(group, state, search, language, timeZone);
        }
    }

    /**
     * @param kind remove, pause, resume, accept, decline or add
     * @param segment everybody on this list; or else {@code subscriptions}
     * @param subscriptions ids
     * @param group where to add them, a slug
     * @param until first day on which mail comes again, for pause
     * @param note where and when they agreed, for add
     * @param welcome whether who is added gets the welcome and the next invitations
     * @param dryRun only looks: nothing happens until {@code /start}
     */
    record Order(@Nullable String kind, @Nullable Whom segment,
            @Nullable List<@Nullable UUID> subscriptions,
            @Nullable String group, @Nullable String until, @Nullable String note, @Nullable Boolean welcome,
            @Nullable Boolean dryRun) {}

    /** What was started lately, newest first. */
    @GetMapping
    Page<BulkBody> list(Staff staff) {
        return new Page<>(acts.recent(staff).stream().map(this::body).toList(), null);
    }

    @GetMapping("/{id}")
    BulkBody show(Staff staff, @PathVariable UUID id) {
        return body(acts.one(staff, id, Scope.SUBSCRIPTIONS_READ));
    }

    /** With {@code dryRun} who would be changed, who not and why, and how many mails would go; else begins at once (202). */
    @PostMapping(consumes = "application/json")
    ResponseEntity<BulkBody> order(Staff staff, @RequestBody Order order) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        Kind kind = Arrays.stream(Kind.values()).filter(one -> one.name().equalsIgnoreCase(order.kind())).findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("kind", "problem.bulk.kind")));
        UUID id = acts.plan(staff, kind, chosen(staff, order),
                new BulkForm(order.until(), order.group(), order.note(), order.welcome()));
        if (Boolean.TRUE.equals(order.dryRun())) {
            return ResponseEntity.ok(show(staff, id));
        }
        acts.start(staff, id, null);
        return ResponseEntity.status(HttpStatus.ACCEPTED).body(show(staff, id));
    }

    /** Begins what was looked at, with exactly those who were meant then. */
    @PostMapping("/{id}/start")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkBody start(Staff staff, @PathVariable UUID id) {
        acts.start(staff, id, null);
        return show(staff, id);
    }

    /** Whoever has not been changed yet stays as they are. */
    @PostMapping("/{id}/stop")
    BulkBody stop(Staff staff, @PathVariable UUID id) {
        acts.stop(staff, id);
        return show(staff, id);
    }

    /** Takes everything back that nobody has changed since. */
    @PostMapping("/{id}/undo")
    @ResponseStatus(HttpStatus.ACCEPTED)
    BulkBody undo(Staff staff, @PathVariable UUID id) {
        acts.undo(staff, id);
        return show(staff, id);
    }

    private Collection<UUID> chosen(Staff staff, Order order) {
        Whom whom = order.segment();
        List<@Nullable UUID> ids = order.subscriptions();
        if (whom == null == (ids == null)) {
            throw new InvalidInput(FieldProblem.of("segment", "problem.bulk.whom"));
        }
        return whom != null
                ? segments.ids(staff, whom.segment())
                : memberships.ids(staff, ids == null ? List.of() : known(ids));
    }

    private static List<UUID> known(List<@Nullable UUID> ids) {
        List<UUID> known = new ArrayList<>();
        for (UUID id : ids) {
            if (id == null) {
                throw new InvalidInput(FieldProblem.of("subscriptions[" + known.size() + "]", "problem.required"));
            }
            known.add(id);
        }
        return known;
    }

    private BulkBody body(BulkAct act) {
        Tally tally = acts.tally(act);
        UUID target = act.target();
        return BulkBody.of(act, tally, groups.byIds(act.groups()).stream().map(Group::slug).toList(),
                target == null ? null : groups.byId(target).map(Group::slug).orElse(null), acts.undoable(act, tally));
    }
}
