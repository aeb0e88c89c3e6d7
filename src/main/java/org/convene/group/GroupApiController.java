package org.convene.group;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group.Community;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/groups", produces = "application/json")
class GroupApiController {
    private final WorkingGroups groups;

    GroupApiController(WorkingGroups groups) {
        this.groups = groups;
    }

    @GetMapping
    Page<GroupBody> list(@RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        List<Group> all = groups.all();
        int from = cursor == null ? 0 : all.stream().map(group -> group.id().toString()).toList().indexOf(cursor) + 1;
        int to = Math.min(all.size(), from + Math.clamp(limit, 1, 200));
        List<Community> communities = groups.communities();
        return new Page<>(all.subList(from, to).stream().map(group -> body(group, communities)).toList(),
                to < all.size() ? all.get(to - 1).id().toString() : null);
    }

    @GetMapping("/{slug}")
    GroupBody show(@PathVariable String slug) {
        return body(groups.bySlug(slug).orElseThrow(() -> new NotFound("group")));
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<GroupBody> create(Staff staff, @RequestBody GroupChange change) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        UUID community = communityOf(staff, change.community());
        Group made = groups.create(staff, change.onto(GroupDraft.named(community, "", ""), community));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + made.slug())).body(body(made));
    }

    @PatchMapping(path = "/{slug}", consumes = "application/json")
    GroupBody change(Staff staff, @PathVariable String slug, @RequestBody GroupChange change) {
        Group before = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        if (change.version() != null && change.version() != before.version()) {
            throw new Conflict("problem.group.changed");
        }
        UUID community = change.community() == null ? before.community() : communityOf(staff, change.community());
        Group after = groups.update(staff, before.id(), change.onto(GroupDraft.of(before), community),
                before.version());
        if (change.archived() == null || change.archived() == after.archived()) {
            return body(after);
        }
        if (change.archived()) {
            groups.archive(staff, after.id());
        } else {
            groups.restore(staff, after.id());
        }
        return body(groups.byId(after.id()).orElseThrow());
    }

    @DeleteMapping("/{slug}")
    ResponseEntity<Void> delete(Staff staff, @PathVariable String slug) {
        groups.delete(staff, groups.moderated(staff, slug, Scope.GROUPS_WRITE).id());
        return ResponseEntity.noContent().build();
    }

    private UUID communityOf(Staff staff, @Nullable String slug) {
        if (slug == null) {
            return groups.firstCommunity(staff).id();
        }
        return groups.communities().stream().filter(community -> community.slug().equals(slug)).findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("community", "problem.group.community"))).id();
    }

    private GroupBody body(Group group) {
        return body(group, groups.communities());
    }

    private static GroupBody body(Group group, List<Community> communities) {
        return GroupBody.of(group, communities.stream().filter(community -> community.id().equals(group.community()))
                .findFirst().orElseThrow());
    }
}
