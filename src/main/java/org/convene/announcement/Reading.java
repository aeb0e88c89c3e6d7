package org.convene.announcement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Deliveries;
import org.convene.delivery.Progress;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.NotFound;

/** Finds the announcements a person may see and puts each together with its groups and its deliveries. */
@Component
class Reading {
    private final AnnouncementRepository announcements;
    private final ApprovalRepository approvals;
    private final WorkingGroups groups;
    private final Deliveries deliveries;
    private final AuditLog audit;
    private final Clock clock;

    Reading(AnnouncementRepository announcements, ApprovalRepository approvals, WorkingGroups groups,
            Deliveries deliveries, AuditLog audit,
            Clock clock) {
        this.announcements = announcements;
        this.approvals = approvals;
        this.groups = groups;
        this.deliveries = deliveries;
        this.audit = audit;
        this.clock = clock;
    }

    List<Announcement> page(Staff staff, @Nullable UUID before, int limit) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return announcements.page(staff, before, limit).stream().map(this::whole).toList();
    }

    Announcement find(Staff staff, UUID id) {
        return whole(row(staff, id, Scope.ANNOUNCEMENTS_READ));
    }

    Map<UUID, String> subjects(Staff staff, List<UUID> ids) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return announcements.byIds(ids).stream().filter(row -> row.groups().stream().allMatch(staff::moderates))
                .collect(Collectors.toMap(AnnouncementRow::id, AnnouncementRow::subject));
    }

    /** @throws NotFound for a foreign one too */
    AnnouncementRow row(Staff staff, UUID id, Scope scope) {
        staff.require(scope);
        AnnouncementRow row = announcements.byId(id).orElseThrow(() -> new NotFound("announcement"));
        row.groups().forEach(group -> staff.requireModerator(group, scope));
        return row;
    }

    /** What of it is public and has left by now, newest first; nothing of what is paused. @param group null: all groups */
    List<News> news(@Nullable UUID group, int limit) {
        List<AnnouncementRow> due = announcements.published(group, clock.instant(), limit);
        Set<UUID> paused = deliveries.paused(due.stream().flatMap(row -> Stream.ofNullable(row.mailing())).toList());
        return due.stream().filter(row -> Stream.ofNullable(row.mailing()).noneMatch(paused::contains))
                .map(row -> new News(row.id(), groups.byIds(row.groups()), row.subject(), row.body(), at(row)))
                .toList();
    }

    List<Left> left(Collection<UUID> ids, int limit) {
        return announcements.released(ids, limit).stream().flatMap(row -> {
            UUID mailing = row.mailing();
            return mailing == null
                    ? Stream.empty()
                    : Stream.of(new Left(row.id(), mailing, row.groups(), at(row)));
        }).toList();
    }

    private static Instant at(AnnouncementRow row) {
        Instant due = row.dueAt();
        return due == null ? row.createdAt() : due;
    }

    Announcement whole(AnnouncementRow row) {
        UUID mailing = row.mailing();
        Progress progress = mailing == null ? null : deliveries.progressOf(mailing);
        return new Announcement(row.id(), groups.byIds(row.groups()), row.subject(), row.body(), row.replyTo(),
                row.published(), row.authorName(), AnnouncementState.of(row, progress, clock.instant()), row.dueAt(),
                mailing, progress, approvals.of(row), row.version(), row.createdAt());
    }

    void record(Staff staff, String act, UUID id, String details) {
        audit.record(staff, act, "announcement:" + id, details);
    }

    /** @throws Conflict when the row was not in the state an act needs */
    static void decided(boolean oneRow, String otherwise) {
        if (!oneRow) {
            throw new Conflict(otherwise);
        }
    }
}
