package org.convene.announcement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Deliveries;
import org.convene.delivery.DeliveryReport;
import org.convene.delivery.DeliveryState;
import org.convene.delivery.MailingCancelled;
import org.convene.delivery.Progress;
import org.convene.group.Group.JoiningPolicy;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Hands announcements to the outbox and holds the levers over what was handed in. */
@Component
class SendingDesk {
    /** Who plans further ahead has mistyped the year. */
    private static final Duration HORIZON = Duration.ofDays(366);
    private final AnnouncementRepository announcements;
    private final ApprovalRepository approvals;
    private final Reading reading;
    private final WritingDesk writing;
    private final AnnouncementMails mails;
    private final Deliveries deliveries;
    private final Clock clock;

    SendingDesk(AnnouncementRepository announcements, ApprovalRepository approvals, Reading reading,
            WritingDesk writing, AnnouncementMails mails,
            Deliveries deliveries, Clock clock) {
        this.announcements = announcements;
        this.approvals = approvals;
        this.reading = reading;
        this.writing = writing;
        this.mails = mails;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Announcement send(Staff staff, UUID id, @Nullable Instant at, @Nullable Long version) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Instant now = clock.instant();
        if (at != null && (at.isBefore(now) || at.isAfter(now.plus(HORIZON)))) {
            throw new InvalidInput(FieldProblem.of("at", "problem.announcement.at"));
        }
        boolean open = writing.checkGroups(staff, row.groups()).stream()
                .allMatch(group -> group.joining() == JoiningPolicy.OPEN);
        boolean approved = approvals.needed(row.groups());
        Reading.decided(!approved || !approvals.of(row).missing() || row.stage() != AnnouncementRow.Stage.DRAFT,
                "problem.announcement.not-approved");
        Reading.decided(announcements.release(id, at == null ? now : at, open, approved, version == null
                ? row.version()
                : version),
                row.stage() == AnnouncementRow.Stage.DRAFT
                        ? "problem.announcement.changed"
                        : "problem.announcement.not-a-draft");
        announcements.setMailing(id, mails.send(row, at));
        reading.record(staff, at == null ? "announcement.send" : "announcement.schedule", id, row.subject());
        return reading.find(staff, id);
    }

    Announcement pause(Staff staff, UUID id) {
        deliveries.pause(openMailing(staff, id, "announcement.pause"));
        return reading.find(staff, id);
    }

    Announcement resume(Staff staff, UUID id) {
        deliveries.resume(openMailing(staff, id, "announcement.resume"));
        return reading.find(staff, id);
    }

    Announcement cancel(Staff staff, UUID id) {
        UUID mailing = openMailing(staff, id, "announcement.cancel");
        Reading.decided(announcements.cancel(id), "problem.announcement.not-open");
        deliveries.cancel(mailing);
        return reading.find(staff, id);
    }

    /** An admin ended it on the page of sending, or this did. */
    @EventListener
    void cancelled(MailingCancelled news) {
        announcements.cancelSentAs(news.mailing());
    }

    int retry(Staff staff, UUID id) {
        UUID mailing = mailing(staff, id, Scope.ANNOUNCEMENTS_WRITE, shown -> !shown.draft());
        int again = deliveries.retryFailed(mailing);
        reading.record(staff, "announcement.retry", id, String.valueOf(again));
        return again;
    }

    Progress progress(Staff staff, UUID id) {
        return deliveries.progressOf(mailing(staff, id, Scope.ANNOUNCEMENTS_READ, shown -> true));
    }

    List<DeliveryReport> deliveries(Staff staff, UUID id, @Nullable DeliveryState state, @Nullable UUID after,
            int limit) {
        return deliveries.reportsOf(mailing(staff, id, Scope.ANNOUNCEMENTS_READ, shown -> true), state, after, limit);
    }

    private UUID openMailing(Staff staff, UUID id, String act) {
        UUID mailing = mailing(staff, id, Scope.ANNOUNCEMENTS_WRITE, Announcement::open);
        reading.record(staff, act, id, "");
        return mailing;
    }

    private UUID mailing(Staff staff, UUID id, Scope scope, Predicate<Announcement> fits) {
        Announcement shown = reading.whole(reading.row(staff, id, scope));
        UUID mailing = shown.mailing();
        if (mailing == null) {
            throw new Conflict("problem.announcement.not-sent");
        }
        Reading.decided(fits.test(shown), "problem.announcement.not-open");
        return mailing;
    }
}
