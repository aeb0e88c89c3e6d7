package org.convene.remark;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.subscription.SubscriberErased;
import org.convene.subscription.Subscriptions;

/** The public door of the notes about people. A person is named by a subscription to the group whose staff read the note. */
@Component
@Transactional
public class Remarks {
    /** How long one may be. */
    public static final int BODY = 2000;
    private final RemarkRepository notes;
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final Clock clock;

    Remarks(RemarkRepository notes, Subscriptions subscriptions, WorkingGroups groups, AuditLog audit, Clock clock) {
        this.notes = notes;
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    /** Newest first, whoever wrote them. @throws NotFound for a group of others and for whom it does not know */
    @Transactional(readOnly = true)
    public List<Remark> of(Staff staff, String slug, UUID subscription) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_READ);
        return notes.of(person(staff, slug, subscription), group.id());
    }

    /** @throws org.convene.site.InvalidInput at {@code note} when it is empty or longer than {@link #BODY} */
    public void write(Staff staff, String slug, UUID subscription, @Nullable String body) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        Remark note = new Remark(Ids.next(), group.id(), staff.id(), staff.name(), checked(body), clock.instant(),
                null);
        notes.insert(person(staff, slug, subscription), note);
        audit.record(staff, "remark.write", "subscription:" + subscription, slug);
    }

    /** @throws NotFound for a note of somebody else */
    public void edit(Staff staff, String slug, UUID subscription, UUID id, @Nullable String body) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        found(notes.edit(id, person(staff, slug, subscription), group.id(), staff.id(), checked(body),
                clock.instant()));
        audit.record(staff, "remark.edit", "subscription:" + subscription, slug);
    }

    /** @throws NotFound for a note of somebody else */
    public void delete(Staff staff, String slug, UUID subscription, UUID id) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        found(notes.delete(id, person(staff, slug, subscription), group.id(), staff.id()));
        audit.record(staff, "remark.delete", "subscription:" + subscription, slug);
    }

    /** Everything written about a person, oldest first: for themselves. */
    @Transactional(readOnly = true)
    public List<Remark> about(UUID person) {
        return notes.of(person);
    }

    /** The name of the group whose staff read it. */
    @Transactional(readOnly = true)
    public String groupOf(Remark note) {
        return groups.byId(note.group()).map(Group::name).orElse("");
    }

    @EventListener
    void on(SubscriberErased news) {
        notes.deleteOf(news.subscriber());
    }

    private UUID person(Staff staff, String slug, UUID subscription) {
        return subscriptions.member(staff, slug, subscription).person();
    }

    private static String checked(@Nullable String typed) {
        String body = typed == null ? "" : typed.strip().replace("\0", "");
        new Problems().requireText(body, BODY, "note").throwIfAny();
        return body;
    }

    private static void found(boolean changed) {
        if (!changed) {
            throw new NotFound("remark");
        }
    }
}
