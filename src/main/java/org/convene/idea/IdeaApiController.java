package org.convene.idea;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.web.Cursor;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class IdeaApiController {
    private static final String LISTING = "/contact-requests/{id}/listing";
    private final Ideas ideas;
    private final WorkingGroups groups;

    IdeaApiController(Ideas ideas, WorkingGroups groups) {
        this.ideas = ideas;
        this.groups = groups;
    }

    /**
     * @param group slug, absent when it is for the whole site
     * @param writer absent where its writer did not agree to be named
     */
    record IdeaBody(UUID id, @Nullable String group, String title, String body, @Nullable String writer,
            Instant shownAt) {}

    /**
     * What everybody would read, or does.
     *
     * @param agreed whether its writer agrees; nobody can show it otherwise
     */
    record ListingBody(@Nullable String group, String title, String body, @Nullable String writer, boolean agreed,
            boolean shown) {}

    /** What everybody may read, last written first. Filter: {@code group} (slug). */
    @GetMapping("/ideas")
    Page<IdeaBody> ideas(@RequestParam(defaultValue = "") String group, @RequestParam @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int most = Cursor.limit(limit);
        UUID of = group.isEmpty() ? null : groups.bySlug(group).orElseThrow(() -> new NotFound("group")).id();
        List<Idea> read = ideas.page(of, Cursor.read(cursor), most + 1);
        Page<Idea> page = Cursor.page(read, most, Idea::request);
        List<UUID> about = page.items().stream().flatMap(idea -> Stream.ofNullable(idea.group())).distinct().toList();
        Map<UUID, String> slugs = groups.byIds(about).stream().collect(Collectors.toMap(Group::id, Group::slug));
        return new Page<>(page.items().stream().map(idea -> body(idea, slugs)).toList(), page.next());
    }

    @GetMapping(LISTING)
    ListingBody listing(Staff staff, @PathVariable UUID id) {
        Idea idea = ideas.proposed(staff, id);
        return new ListingBody(slug(idea), idea.title(), idea.words(), writer(idea), ideas.agreed(staff, id),
                ideas.shown(id));
    }

    /** Shows it to everybody; its writer is told. 409 where the writer does not agree. */
    @PostMapping(LISTING)
    ListingBody showIdea(Staff staff, @PathVariable UUID id) {
        ideas.show(staff, id);
        return listing(staff, id);
    }

    @DeleteMapping(LISTING)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void hideIdea(Staff staff, @PathVariable UUID id) {
        ideas.hide(staff, id);
    }

    private static IdeaBody body(Idea idea, Map<UUID, String> slugs) {
        UUID group = idea.group();
        return new IdeaBody(idea.request(), group == null ? null : slugs.get(group), idea.title(), idea.words(),
                writer(idea), idea.shownAt());
    }

    private static @Nullable String writer(Idea idea) {
        return idea.writer().isEmpty() ? null : idea.writer();
    }

    private @Nullable String slug(Idea idea) {
        UUID group = idea.group();
        return group == null ? null : groups.byId(group).map(Group::slug).orElse(null);
    }
}
