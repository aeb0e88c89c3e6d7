package org.convene.group;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

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
import org.convene.web.Cursor;
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
        int size = Cursor.limit(limit);
        List<Community> communities = groups.communities();
        return Cursor.page(after(Cursor.read(cursor)).stream().limit(size + 1L)
                .map(group -> body(group, communities)).toList(), size, GroupBody::id);
    }

    @GetMapping("/{slug}")
    GroupBody show(@PathVariable String slug) {
        return body(groups.bySlug(slug).orElseThrow(() -> new NotFound("group")));
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<GroupBody> create(Staff staff, @RequestBody GroupChange change) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        UUID community = communityOf(staff, change.community());
        GroupDraft draft = change.onto(GroupDraft.named(community, "", ""), community);
        Group made = pointing(() -> groups.create(staff, draft));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + made.slug())).body(body(made));
    }

    @PatchMapping(path = "/{slug}", consumes = "application/json")
    GroupBody change(Staff staff, @PathVariable String slug, @RequestBody GroupChange change) {
        Group before = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        if (change.version() != null && change.version() != before.version()) {
            throw new Conflict("problem.group.changed");
        }
        UUID community = change.community() == null ? before.community() : communityOf(staff, change.community());
        GroupDraft draft = change.onto(GroupDraft.of(before), community);
        boolean archived = change.archived() == null ? before.archived() : change.archived();
        return body(pointing(() -> groups.change(staff, before.id(), draft, before.version(), archived)));
    }

    @DeleteMapping("/{slug}")
    ResponseEntity<Void> delete(Staff staff, @PathVariable String slug) {
        groups.delete(staff, groups.moderated(staff, slug, Scope.GROUPS_WRITE).id());
        return ResponseEntity.noContent().build();
    }

    /** Points programs at the whole of a list, as they are used to; a page points at its row. */
    private static Group pointing(Supplier<Group> act) {
        try {
            return act.get();
        } catch (InvalidInput bad) {
            throw new InvalidInput(bad.problems().stream().map(one -> new FieldProblem(
                    one.field().replaceFirst("\\[.*", ""), one.code(), one.args())).toList());
        }
    }

    private List<Group> after(@Nullable UUID last) {
        List<Group> all = groups.all();
        if (last == null) {
            return all;
        }
        int place = all.stream().map(Group::id).toList().indexOf(last);
        if (place < 0) {
            throw new InvalidInput(FieldProblem.of("cursor", "problem.cursor"));
        }
        return all.subList(place + 1, all.size());
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
