package org.convene.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Recipient;
import org.convene.audit.AuditLog;
import org.convene.audit.OutOfReach;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.web.ClientAddress;

/** The public door of the shared inbox: what visitors write to the organisers, and what becomes of it. */
@Component
@Transactional
public class ContactRequests {
    private final ContactRepository requests;
    private final ContactProperties properties;
    private final ContactMails mails;
    private final WorkingGroups groups;
    private final Incoming incoming;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;

    ContactRequests(ContactRepository requests, ContactProperties properties, ContactMails mails, WorkingGroups groups,
            Incoming incoming, Outbox outbox, AuditLog audit, Clock clock) {
        this.requests = requests;
        this.properties = properties;
        this.mails = mails;
        this.groups = groups;
        this.incoming = incoming;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a visitor's message and sends the receipt, at most one a day to an address. Limits are asked before the
     * transaction begins, so that a flood does not hold two connections each.
     *
     * @throws org.convene.site.InvalidInput at a field; nothing is kept
     * @throws org.convene.web.TooManyRequests when address, network or site have written too much within the hour
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public void submit(ContactDraft draft, ClientAddress client, Locale language) {
        incoming.submit(draft, client, language);
    }

    /**
     * What this person may see, open ones first, then newest first.
     *
     * @param after id of the last one on the page before; null for the first page
     */
    @Transactional(readOnly = true)
    public List<ContactRequest> page(Staff staff, ContactFilter filter, @Nullable UUID after, int limit) {
        staff.require(Scope.CONTACT_READ);
        return requests.page(staff, filter, after, limit);
    }

    /** What waits for this person. */
    @Transactional(readOnly = true)
    public Waiting waiting(Staff staff) {
        staff.require(Scope.CONTACT_READ);
        return requests.waiting(staff, clock.instant());
    }

    /** @throws NotFound when there is none or it is not this person's to see */
    @Transactional(readOnly = true)
    public ContactRequest byId(Staff staff, UUID id) {
        return visible(staff, id, Scope.CONTACT_READ);
    }

    /** Notes and replies, oldest first. */
    @Transactional(readOnly = true)
    public List<ContactEntry> entriesOf(Staff staff, UUID id) {
        visible(staff, id, Scope.CONTACT_READ);
        return requests.entriesOf(id);
    }

    /** Takes care of it. @throws Conflict when it is closed or somebody else has it */
    public void claim(Staff staff, UUID id) {
        visible(staff, id, Scope.CONTACT_WRITE);
        if (!requests.claim(id, staff)) {
            throw new Conflict("problem.contact.claimed");
        }
        record(staff, "contact.claim", id);
    }

    /** Hands it back to everybody. */
    public void release(Staff staff, UUID id) {
        visible(staff, id, Scope.CONTACT_WRITE);
        if (requests.release(id)) {
            record(staff, "contact.release", id);
        }
    }

    /** Adds a note that only staff see. @throws org.convene.site.InvalidInput at {@code body} */
    public void note(Staff staff, UUID id, String text) {
        visible(staff, id, Scope.CONTACT_WRITE);
        ContactCheck.written(text);
        add(staff, id, ContactEntry.Sort.NOTE, text);
        record(staff, "contact.note", id);
    }

    /**
     * Mails a reply to the writer. Who replies takes care of it, unless somebody does already.
     *
     * @param close whether nothing else is to be done afterwards
     * @throws org.convene.site.InvalidInput at {@code body}
     */
    public void reply(Staff staff, UUID id, String text, boolean close) {
        ContactRequest request = visible(staff, id, Scope.CONTACT_WRITE);
        ContactCheck.written(text);
        UUID group = request.group();
        Mailing mail = mails.reply(request, group == null ? null : groups.byId(group).orElse(null), staff.name(), text);
        outbox.send(mail, List.of(Recipient.of(request.email(), request.name(), request.language())));
        add(staff, id, ContactEntry.Sort.REPLY, text);
        requests.answered(id, clock.instant());
        requests.claim(id, staff);
        record(staff, "contact.reply", id);
        if (close) {
            close(staff, id);
        }
    }

    /** Nothing else is to be done. */
    public void close(Staff staff, UUID id) {
        move(staff, id, ContactState.CLOSED, "contact.close");
    }

    public void reopen(Staff staff, UUID id) {
        move(staff, id, ContactState.OPEN, "contact.reopen");
    }

    /** All of it or nothing. */
    public void change(Staff staff, UUID id, ContactChange change) {
        visible(staff, id, Scope.CONTACT_WRITE);
        if (change.note() != null) {
            note(staff, id, change.note());
        }
        if (change.state() != null) {
            move(staff, id, change.state(), change.state() == ContactState.OPEN ? "contact.reopen" : "contact.close");
        }
        if (Boolean.TRUE.equals(change.claimed())) {
            claim(staff, id);
        } else if (change.claimed() != null) {
            release(staff, id);
        }
    }

    /**
     * Adds what the writer answered by mail and opens the request again.
     *
     * @param author the address it came from
     * @return false when there is no such request
     */
    public boolean join(UUID id, String author, String text) {
        return incoming.join(id, author, text);
    }

    /**
     * Keeps a letter that came by mail, as a question to the organisers; nothing is sent to its writer.
     *
     * @param group whose organisers; null: nobody in particular
     */
    public void receive(@Nullable Group group, EmailAddress from, String name, String subject, String text) {
        incoming.receive(group, from, name, subject, text);
    }

    /** Whether its writer agrees to have it shown; that cannot change before this transaction ends. */
    public boolean listed(UUID id) {
        return requests.listed(id);
    }

    /** Its writer takes their agreement back: it is shown nowhere any more. */
    public void unlist(UUID id) {
        requests.unlist(id);
    }

    /** When a closed one is deleted by itself; null for an open one. */
    public @Nullable Instant deletedAt(ContactRequest request) {
        Instant closed = request.closedAt();
        return closed == null ? null : closed.plus(properties.keepClosed());
    }

    /** Deletes what has been closed for longer than it is kept; how many. */
    public int deleteOld() {
        return requests.deleteClosed(clock.instant().minus(properties.keepClosed()));
    }

    /** What was written from an address, for its owner, newest first. */
    @Transactional(readOnly = true)
    public List<ContactRequest> writtenFrom(EmailAddress address) {
        return requests.from(address);
    }

    /** Deletes whatever was written from an address, because its owner asks; how many. */
    public int erase(EmailAddress address) {
        List<ContactRequest> theirs = requests.from(address);
        theirs.forEach(one -> requests.delete(one.id()));
        return theirs.size();
    }

    private void move(Staff staff, UUID id, ContactState state, String act) {
        visible(staff, id, Scope.CONTACT_WRITE);
        if (requests.move(id, state, clock.instant())) {
            record(staff, act, id);
        }
    }

    private void add(Staff staff, UUID id, ContactEntry.Sort sort, String text) {
        requests.addEntry(id, new ContactEntry(Ids.next(), sort, staff.name(), text.strip(), clock.instant()),
                staff.id());
    }

    private ContactRequest visible(Staff staff, UUID id, Scope scope) {
        staff.require(scope);
        ContactRequest request = requests.byId(id).orElseThrow(() -> new NotFound("contact request"));
        UUID group = request.group();
        if (!staff.admin() && (group == null || !staff.moderates(group))) {
            throw new OutOfReach(staff, "contact request");
        }
        return request;
    }

    private void record(Staff staff, String act, UUID id) {
        audit.record(staff, act, "contact:" + id, "");
    }
}
