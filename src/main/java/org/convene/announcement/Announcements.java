package org.convene.announcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Deliveries;
import org.convene.delivery.DeliveryReport;
import org.convene.delivery.DeliveryState;
import org.convene.delivery.Progress;
import org.convene.delivery.Reach;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.MailContent;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;

/**
 * The public door of the announcements. Whoever works in all groups of an announcement may read and send it; for everybody
 * else there is none.
 */
@Component
@Transactional
public class Announcements {
    /** Who plans further ahead has mistyped the year. */
    private static final Duration HORIZON = Duration.ofDays(366);
    private final AnnouncementRepository announcements;
    private final AnnouncementMails mails;
    private final WorkingGroups groups;
    private final Deliveries deliveries;
    private final Reach reach;
    private final AuditLog audit;
    private final Clock clock;

    Announcements(AnnouncementRepository announcements, AnnouncementMails mails, WorkingGroups groups,
            Deliveries deliveries, Reach reach, AuditLog audit, Clock clock) {
        this.announcements = announcements;
        this.mails = mails;
        this.groups = groups;
        this.deliveries = deliveries;
        this.reach = reach;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first. @param before id of the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    public List<Announcement> page(Staff staff, @Nullable UUID before, int limit) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return announcements.page(staff, before, limit).stream().map(this::whole).toList();
    }

    /** @throws NotFound for a foreign one too */
    @Transactional(readOnly = true)
    public Announcement find(Staff staff, UUID id) {
        return whole(row(staff, id, Scope.ANNOUNCEMENTS_READ));
    }

    /** What a group was sent, newest first, for its public feeds. */
    @Transactional(readOnly = true)
    public List<Announcement> sentTo(Group group, int limit) {
        return announcements.releasedTo(group.id(), clock.instant(), limit).stream().map(this::whole).toList();
    }

    /** @throws InvalidInput at {@code groups}, {@code subject} or {@code body} */
    public Announcement draft(Staff staff, AnnouncementDraft draft) {
        check(staff, draft);
        UUID id = Ids.next();
        announcements.insert(id, draft, staff, clock.instant());
        record(staff, "announcement.draft", id, draft.subject());
        return find(staff, id);
    }

    /**
     * @param version of the draft as it was read
     * @throws Conflict when somebody else changed or sent it since
     */
    public Announcement revise(Staff staff, UUID id, AnnouncementDraft draft, long version) {
        row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        check(staff, draft);
        decided(announcements.update(id, draft, version), "problem.announcement.changed");
        record(staff, "announcement.revise", id, draft.subject());
        return find(staff, id);
    }

    /** A new draft with the same words to the same groups. */
    public Announcement copy(Staff staff, UUID id) {
        AnnouncementRow row = row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        return draft(staff, new AnnouncementDraft(row.groups(), row.subject(), row.body()));
    }

    public void discard(Staff staff, UUID id) {
        AnnouncementRow row = row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        decided(announcements.deleteDraft(id), "problem.announcement.not-a-draft");
        record(staff, "announcement.discard", id, row.subject());
    }

    /** The mail as its readers would get it, in one language. */
    @Transactional(readOnly = true)
    public MailContent preview(Staff staff, UUID id, Locale language) {
        return mails.preview(row(staff, id, Scope.ANNOUNCEMENTS_READ), staff, language);
    }

    /** How many people it would go to if it left now. */
    @Transactional(readOnly = true)
    public long reach(Staff staff, UUID id) {
        return reach.of(AnnouncementMails.audience(row(staff, id, Scope.ANNOUNCEMENTS_READ)));
    }

    /** Sends the mail to the person who asks, and to nobody else. */
    public void test(Staff staff, UUID id, Locale language) {
        AnnouncementRow row = row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        mails.sendTest(row, staff, language);
        record(staff, "announcement.test", id, row.subject());
    }

    /**
     * Hands a draft to the outbox. Of two people who send at once, one does.
     *
     * @param at null: now
     * @param version of the draft as it was read; null: whatever it says
     * @throws InvalidInput at {@code at} for a moment that is past or more than a year away
     * @throws Conflict when it was sent already, or changed since that version
     */
    public Announcement send(Staff staff, UUID id, @Nullable Instant at, @Nullable Long version) {
        AnnouncementRow row = row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Instant now = clock.instant();
        if (at != null && (at.isBefore(now) || at.isAfter(now.plus(HORIZON)))) {
            throw new InvalidInput(FieldProblem.of("at", "problem.announcement.at"));
        }
        checkGroups(staff, row.groups());
        decided(announcements.release(id, at == null ? now : at, version == null ? row.version() : version),
                row.stage() == AnnouncementRow.Stage.DRAFT
                        ? "problem.announcement.changed"
                        : "problem.announcement.not-a-draft");
        announcements.setMailing(id, mails.send(row, at));
        record(staff, at == null ? "announcement.send" : "announcement.schedule", id, row.subject());
        return find(staff, id);
    }

    /** What has not left waits until it is resumed. @throws Conflict when nothing waits any more */
    public Announcement pause(Staff staff, UUID id) {
        deliveries.pause(openMailing(staff, id, "announcement.pause"));
        return find(staff, id);
    }

    /** @see #pause */
    public Announcement resume(Staff staff, UUID id) {
        deliveries.resume(openMailing(staff, id, "announcement.resume"));
        return find(staff, id);
    }

    /** What has not left never does. @throws Conflict when nothing waits any more */
    public Announcement cancel(Staff staff, UUID id) {
        UUID mailing = openMailing(staff, id, "announcement.cancel");
        decided(announcements.cancel(id), "problem.announcement.not-open");
        deliveries.cancel(mailing);
        return find(staff, id);
    }

    /** Tries failed deliveries once more; says how many. */
    public int retry(Staff staff, UUID id) {
        UUID mailing = mailing(staff, id, Scope.ANNOUNCEMENTS_WRITE, shown -> !shown.draft());
        int again = deliveries.retryFailed(mailing);
        record(staff, "announcement.retry", id, String.valueOf(again));
        return again;
    }

    /** @throws Conflict for a draft, which has no deliveries yet */
    @Transactional(readOnly = true)
    public Progress progress(Staff staff, UUID id) {
        return deliveries.progressOf(mailing(staff, id, Scope.ANNOUNCEMENTS_READ, shown -> true));
    }

    /** What became of it for each recipient, in id order; {@code state} null: all. @throws Conflict for a draft */
    @Transactional(readOnly = true)
    public List<DeliveryReport> deliveries(Staff staff, UUID id, @Nullable DeliveryState state, @Nullable UUID after,
            int limit) {
        return deliveries.reportsOf(mailing(staff, id, Scope.ANNOUNCEMENTS_READ, shown -> true), state, after, limit);
    }

    private UUID openMailing(Staff staff, UUID id, String act) {
        UUID mailing = mailing(staff, id, Scope.ANNOUNCEMENTS_WRITE, Announcement::open);
        record(staff, act, id, "");
        return mailing;
    }

    private UUID mailing(Staff staff, UUID id, Scope scope, Predicate<Announcement> fits) {
        Announcement shown = whole(row(staff, id, scope));
        UUID mailing = shown.mailing();
        if (mailing == null) {
            throw new Conflict("problem.announcement.not-sent");
        }
        decided(fits.test(shown), "problem.announcement.not-open");
        return mailing;
    }

    private AnnouncementRow row(Staff staff, UUID id, Scope scope) {
        staff.require(scope);
        AnnouncementRow row = announcements.byId(id).orElseThrow(() -> new NotFound("announcement"));
        row.groups().forEach(group -> staff.requireModerator(group, scope));
        return row;
    }

    private void check(Staff staff, AnnouncementDraft draft) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        draft.check().throwIfAny();
        checkGroups(staff, draft.groups());
    }

    private void checkGroups(Staff staff, List<UUID> ids) {
        ids.forEach(group -> staff.requireModerator(group, Scope.ANNOUNCEMENTS_WRITE));
        List<Group> found = groups.byIds(ids);
        if (found.size() != ids.size()) {
            throw new NotFound("group");
        }
        if (found.stream().anyMatch(Group::archived)) {
            throw new InvalidInput(FieldProblem.of("groups", "problem.announcement.archived"));
        }
    }

    private Announcement whole(AnnouncementRow row) {
        UUID mailing = row.mailing();
        Progress progress = mailing == null ? null : deliveries.progressOf(mailing);
        return new Announcement(row.id(), groups.byIds(row.groups()), row.subject(), row.body(), row.authorName(),
                AnnouncementState.of(row, progress, clock.instant()), row.dueAt(), mailing, progress, row.version(),
                row.createdAt());
    }

    private void record(Staff staff, String act, UUID id, String details) {
        audit.record(staff, act, "announcement:" + id, details);
    }

    private static void decided(boolean oneRow, String otherwise) {
        if (!oneRow) {
            throw new Conflict(otherwise);
        }
    }
}
