package org.convene.inbound;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.inbound.InboundMail.State;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.NotFound;

/** The public door of what comes in: keeps it, and shows staff what nobody could make sense of. */
@Component
@Transactional
public class InboundMails {
    private final InboundRepository mails;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    InboundMails(InboundRepository mails, AuditLog audit, ApplicationEventPublisher events) {
        this.mails = mails;
        this.audit = audit;
        this.events = events;
    }

    /** Something came in; rung in the transaction that keeps it. */
    record MailArrived() {}

    /** Keeps a mail, once for each recipient; when this returns it is committed. A mail that is here already is not kept again. */
    void keep(Arrival mail) {
        Summary summary = new Summary(mail.raw());
        mail.recipients().forEach(
                recipient -> mails.insert(Ids.next(), mail, recipient, summary, summary.fingerprint(recipient)));
        events.publishEvent(new MailArrived());
    }

    /** Newest first. @param before id of the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    public List<InboundMail> page(Staff staff, State state, @Nullable UUID before, int limit) {
        staff.requireAdmin(Scope.CONTACT_READ);
        return mails.page(state, before, limit);
    }

    /** How many wait for somebody to look at them. */
    @Transactional(readOnly = true)
    public long quarantined(Staff staff) {
        staff.requireAdmin(Scope.CONTACT_READ);
        return mails.count(State.QUARANTINED);
    }

    /** @throws NotFound when there is none, or its time is over */
    @Transactional(readOnly = true)
    public InboundMail byId(Staff staff, UUID id) {
        staff.requireAdmin(Scope.CONTACT_READ);
        return mails.byId(id).orElseThrow(() -> new NotFound("mail"));
    }

    /** The mail byte for byte. @throws NotFound like {@link #byId} */
    @Transactional(readOnly = true)
    public byte[] raw(Staff staff, UUID id) {
        staff.requireAdmin(Scope.CONTACT_READ);
        return mails.raw(id).orElseThrow(() -> new NotFound("mail"));
    }

    /** Hands it on after all, as a letter where nobody else answers for it. @throws Conflict when it is not put aside */
    public void release(Staff staff, UUID id) {
        InboundMail mail = writable(staff, id);
        if (!mails.release(mail.id())) {
            throw new Conflict("problem.inbound.not-aside");
        }
        audit.record(staff, "inbound.release", "inbound:" + id, "");
        events.publishEvent(new MailArrived());
    }

    /** @throws Conflict while it is being dealt with */
    public void delete(Staff staff, UUID id) {
        InboundMail mail = writable(staff, id);
        if (!mails.delete(mail.id())) {
            throw new Conflict("problem.inbound.busy");
        }
        audit.record(staff, "inbound.delete", "inbound:" + id, "");
    }

    /** Deletes what came from an address, because its owner asks, and what else is about them. @param about ids of mails */
    public void erase(EmailAddress address, Collection<UUID> about) {
        mails.delete(about);
        mails.deleteFrom(address);
    }

    private InboundMail writable(Staff staff, UUID id) {
        staff.requireAdmin(Scope.CONTACT_WRITE);
        return mails.byId(id).orElseThrow(() -> new NotFound("mail"));
    }
}
