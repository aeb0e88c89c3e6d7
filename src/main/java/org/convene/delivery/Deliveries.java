package org.convene.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Audiences;
import org.convene.audience.Reached;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.mailbox.CaughtMails;
import org.convene.site.NotFound;

/** What became of what was handed to the {@link Outbox}, and the levers staff have over it. */
@Component
@Transactional
public class Deliveries {
    private static final int LISTED = 50;
    private final MailingRepository mailings;
    private final ProgressRepository progress;
    private final ReportRepository reports;
    private final RelayRepository relay;
    private final CaughtMails caught;
    private final Audiences audiences;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Deliveries(MailingRepository mailings, ProgressRepository progress, ReportRepository reports, RelayRepository relay,
            CaughtMails caught, Audiences audiences,
            AuditLog audit, ApplicationEventPublisher events) {
        this.mailings = mailings;
        this.progress = progress;
        this.reports = reports;
        this.relay = relay;
        this.caught = caught;
        this.audiences = audiences;
        this.audit = audit;
        this.events = events;
    }

    /** Exact counts. @throws NotFound when there is no such mailing */
    @Transactional(readOnly = true)
    public Progress progressOf(UUID mailing) {
        MailingRepository.Stage stage = mailings.stage(mailing).orElseThrow(() -> new NotFound("mailing"));
        return progress.of(mailing, stage.frozen() || stage.cancelled(), stage.paused());
    }

    /** One page in a stable order; {@code state} null: all; {@code after} the last one of the page before. */
    @Transactional(readOnly = true)
    public List<DeliveryReport> reportsOf(UUID mailing, @Nullable DeliveryState state, @Nullable UUID after,
            int limit) {
        return reports.of(mailing, state, after == null ? 0 : DeliveryId.of(mailing, after).seq(), limit);
    }

    /** What was sent to one person and what became of it, newest first. */
    @Transactional(readOnly = true)
    public List<DeliveryReport> reportsTo(EmailAddress address, int limit) {
        return reportsTo(address, "", limit);
    }

    /** The same of one list, by its label; empty: of all, and of none. */
    List<DeliveryReport> reportsTo(EmailAddress address, String list, int limit) {
        return reports.to(address, list, limit);
    }

    /** What became of what one mailing sent to one person. */
    List<DeliveryReport> reportsTo(EmailAddress address, UUID mailing) {
        return reports.to(address, mailing);
    }

    /** Whom a delivery went to; empty when there is no such delivery, or none any more. @param seq its place in the mailing */
    @Transactional(readOnly = true)
    public Optional<Reached> reached(UUID mailing, int seq) {
        return reports.reached(mailing, seq);
    }

    /** One of a mailing's deliveries bounced for good: too many of them pause it. */
    public void bounced(UUID mailing) {
        mailings.cameBack(mailing, 1, 0);
    }

    /**
     * The recipient of one of a mailing's deliveries called it spam: too many of them pause it, and what it belonged to ends
     * for this recipient.
     *
     * @return false when nobody knows what it belonged to
     */
    public boolean complained(UUID mailing, Reached by) {
        mailings.cameBack(mailing, 0, 1);
        return audiences.complained(by);
    }

    /** The latest mailing handed in for an origin such as {@code announcement:<uuid>}. */
    @Transactional(readOnly = true)
    public Optional<UUID> latestFor(String origin) {
        return mailings.latestFor(origin);
    }

    /**
     * Which of these mailings are not for this address, of those whose recipients were written down since.
     *
     * @param since on the clock of the database
     */
    @Transactional(readOnly = true)
    public List<Missed> missed(EmailAddress address, Instant since, Collection<UUID> mailings) {
        return this.mailings.missed(address, since, mailings);
    }

    /** Nothing of it leaves any more until it is resumed, but for messages whose final dot is being sent. */
    public void pause(UUID mailing) {
        found(mailings.pause(mailing));
        progress.hold(mailing);
    }

    public void resume(UUID mailing) {
        found(mailings.resume(mailing));
        progress.unhold(mailing);
        events.publishEvent(new OutboxFilled());
    }

    /** Whatever has not been claimed yet is not sent any more. */
    public void cancel(UUID mailing) {
        boolean over = progressOf(mailing).finished();
        found(mailings.cancel(mailing));
        progress.cancelWaiting(mailing);
        if (!over) {
            events.publishEvent(new MailingCancelled(mailing));
        }
    }

    /** Those of these mailings of which nothing leaves until somebody resumes them. */
    @Transactional(readOnly = true)
    public Set<UUID> paused(Collection<UUID> mailings) {
        return this.mailings.paused(mailings);
    }

    /** Puts the failed deliveries of a mailing back to waiting; returns how many. */
    public int retryFailed(UUID mailing) {
        found(mailings.lock(mailing));
        mailings.prolong(mailing);
        int again = progress.revive(mailing);
        events.publishEvent(new OutboxFilled());
        return again;
    }

    /** How sending goes. Moderators see the figures; addresses and single mailings are for admins. */
    @Transactional(readOnly = true)
    public SendingOverview overview(Staff staff) {
        boolean admin = staff.admin();
        return new SendingOverview(caught.active(), relay.down(), progress.queue(), reports.hours(),
                reports.failures(admin ? LISTED : 0), admin ? mailings.open(LISTED) : List.of(),
                admin ? reports.uncertain(LISTED) : List.of());
    }

    /** @see #pause(UUID) */
    public void pause(Staff staff, UUID mailing) {
        act(staff, "mailing.pause", mailing);
        pause(mailing);
    }

    /** @see #resume(UUID) */
    public void resume(Staff staff, UUID mailing) {
        act(staff, "mailing.resume", mailing);
        resume(mailing);
    }

    /** @see #cancel(UUID) */
    public void cancel(Staff staff, UUID mailing) {
        act(staff, "mailing.cancel", mailing);
        cancel(mailing);
    }

    private void act(Staff staff, String act, UUID mailing) {
        staff.requireAdmin(Scope.ANNOUNCEMENTS_WRITE);
        audit.record(staff, act, "mailing:" + mailing, "");
    }

    private static void found(boolean row) {
        if (!row) {
            throw new NotFound("mailing");
        }
    }
}
