package org.convene.announcement;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
import org.convene.delivery.DeliveryReport;
import org.convene.delivery.DeliveryState;
import org.convene.delivery.Progress;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.web.Cursor;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/announcements", produces = "application/json")
class AnnouncementApiController {
    private final Announcements announcements;
    private final WorkingGroups groups;

    AnnouncementApiController(Announcements announcements, WorkingGroups groups) {
        this.announcements = announcements;
        this.groups = groups;
    }

    /** @param at not before this instant; absent: now */
    record SendBody(@Nullable Instant at, @Nullable Long version) {}

    /** How sending goes; due = sent + failed + suppressed + uncertain + cancelled + waiting. */
    record ProgressBody(long due, long sent, long failed, long suppressed, long uncertain, long cancelled,
            long waiting, boolean finished) {
        static ProgressBody of(Progress from) {
            return new ProgressBody(from.due(), from.sent(), from.failed(), from.suppressed(), from.uncertain(),
                    from.cancelled(), from.waiting(), from.finished());
        }
    }

    /** One recipient; {@code state} as in {@link DeliveryState}, in lower case. */
    record DeliveryBody(UUID id, String address, String state, int attempts, String reply, @Nullable Instant at) {
        static DeliveryBody of(DeliveryReport from) {
            return new DeliveryBody(from.id(), from.address().value(), from.state().name().toLowerCase(
                    Locale.ROOT), from.attempts(), from.reply(), from.at());
        }
    }

    @GetMapping
    Page<AnnouncementBody> list(Staff staff, @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor) {
        int size = Cursor.limit(limit);
        return Cursor.page(announcements.page(staff, Cursor.read(cursor), size + 1).stream()
                .map(AnnouncementBody::of).toList(), size, AnnouncementBody::id);
    }

    @GetMapping("/{id}")
    AnnouncementBody show(Staff staff, @PathVariable UUID id) {
        return AnnouncementBody.of(announcements.find(staff, id));
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<AnnouncementBody> create(Staff staff, @RequestBody AnnouncementChange change) {
        Announcement made = announcements.draft(staff, new AnnouncementDraft(groupsOf(staff, change, List.of()),
                orElse(change.subject(), ""), orElse(change.body(), ""), orElse(change.replyTo(), ""),
                !Boolean.FALSE.equals(change.published())));
        return ResponseEntity.created(URI.create("/api/v1/announcements/" + made.id()))
                .body(AnnouncementBody.of(made));
    }

    @PatchMapping(path = "/{id}", consumes = "application/json")
    AnnouncementBody change(Staff staff, @PathVariable UUID id, @RequestBody AnnouncementChange change) {
        Announcement before = announcements.find(staff, id);
        AnnouncementDraft draft = new AnnouncementDraft(
                groupsOf(staff, change, before.groups().stream().map(Group::id).toList()),
                orElse(change.subject(), before.subject()), orElse(change.body(), before.body()),
                orElse(change.replyTo(), before.replyTo()),
                change.published() == null ? before.published() : change.published());
        Long version = change.version();
        return AnnouncementBody.of(announcements.revise(staff, id, draft, version == null
                ? before.version()
                : version));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> discard(Staff staff, @PathVariable UUID id) {
        announcements.discard(staff, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{id}/send")
    AnnouncementBody send(Staff staff, @PathVariable UUID id, @RequestBody(required = false) @Nullable SendBody body) {
        return AnnouncementBody.of(announcements.send(staff, id, body == null ? null : body.at(),
                body == null ? null : body.version()));
    }

    @PostMapping("/{id}/pause")
    AnnouncementBody pause(Staff staff, @PathVariable UUID id) {
        return AnnouncementBody.of(announcements.pause(staff, id));
    }

    @PostMapping("/{id}/resume")
    AnnouncementBody resume(Staff staff, @PathVariable UUID id) {
        return AnnouncementBody.of(announcements.resume(staff, id));
    }

    @PostMapping("/{id}/cancel")
    AnnouncementBody cancel(Staff staff, @PathVariable UUID id) {
        return AnnouncementBody.of(announcements.cancel(staff, id));
    }

    /** Tries failed deliveries once more. */
    @PostMapping("/{id}/retry")
    AnnouncementBody retry(Staff staff, @PathVariable UUID id) {
        announcements.retry(staff, id);
        return AnnouncementBody.of(announcements.find(staff, id));
    }

    @GetMapping("/{id}/progress")
    ProgressBody progress(Staff staff, @PathVariable UUID id) {
        return ProgressBody.of(announcements.progress(staff, id));
    }

    @GetMapping("/{id}/deliveries")
    Page<DeliveryBody> deliveries(Staff staff, @PathVariable UUID id, @RequestParam @Nullable DeliveryState state,
            @RequestParam(defaultValue = "50") int limit, @RequestParam @Nullable String cursor) {
        int size = Cursor.limit(limit);
        return Cursor.page(announcements.deliveries(staff, id, state, Cursor.read(cursor), size + 1).stream()
                .map(DeliveryBody::of).toList(), size, DeliveryBody::id);
    }

    private List<UUID> groupsOf(Staff staff, AnnouncementChange change, List<UUID> otherwise) {
        List<String> slugs = change.groups();
        return slugs == null
                ? otherwise
                : slugs.stream().map(slug -> groups.moderated(staff, slug, Scope.ANNOUNCEMENTS_WRITE).id()).toList();
    }

    private static String orElse(@Nullable String typed, String otherwise) {
        return typed == null ? otherwise : typed;
    }
}
