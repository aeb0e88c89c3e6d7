package org.convene.idea;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Recipient;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.contact.ContactKind;
import org.convene.contact.ContactRequest;
import org.convene.contact.ContactRequests;
import org.convene.contact.Listing;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.NotFound;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** The public door of ideas that everybody may read. */
@Component
@Transactional
public class Ideas {
    private final IdeaRepository ideas;
    private final ContactRequests requests;
    private final WorkingGroups groups;
    private final Outbox outbox;
    private final Tokens tokens;
    private final Site site;
    private final AuditLog audit;
    private final Clock clock;

    Ideas(IdeaRepository ideas, ContactRequests requests, WorkingGroups groups, Outbox outbox, Tokens tokens, Site site,
            AuditLog audit, Clock clock) {
        this.ideas = ideas;
        this.requests = requests;
        this.groups = groups;
        this.outbox = outbox;
        this.tokens = tokens;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** What would be shown, or is. @throws NotFound when there is no idea, or it is not this person’s to see */
    @Transactional(readOnly = true)
    public Idea proposed(Staff staff, UUID id) {
        ContactRequest request = requests.byId(staff, id);
        if (request.kind() != ContactKind.IDEA) {
            throw new NotFound("idea");
        }
        return new Idea(id, request.group(), request.subject(), request.body().strip(),
                request.listing() == Listing.NAMED ? request.name() : "", clock.instant());
    }

    /** Whether its writer agrees. */
    @Transactional(readOnly = true)
    public boolean agreed(Staff staff, UUID id) {
        return requests.byId(staff, id).listing() != Listing.NONE;
    }

    @Transactional(readOnly = true)
    public boolean shown(UUID id) {
        return ideas.byRequest(id).isPresent();
    }

    /** Shows it to everybody and tells its writer. @throws Conflict where its writer does not agree */
    public void show(Staff staff, UUID id) {
        staff.require(Scope.CONTACT_WRITE);
        Idea idea = proposed(staff, id);
        ContactRequest request = requests.byId(staff, id);
        if (!requests.listed(id)) {
            throw new Conflict("problem.idea.consent");
        }
        if (ideas.insert(idea)) {
            Group group = group(idea.group());
            IdeaShownMail mail = new IdeaShownMail(group == null ? "" : group.name(), site.link(page(group)),
                    site.link("/idea/" + tokens.issue(Purpose.IDEA, id)), group == null ? "" : group.listLabel());
            outbox.send(Mailing.personal("idea:" + id, mail),
                    List.of(Recipient.of(request.email(), "", request.language())));
            audit.record(staff, "idea.show", "contact:" + id, "");
        }
    }

    /** Shows it no longer. */
    public void hide(Staff staff, UUID id) {
        staff.require(Scope.CONTACT_WRITE);
        proposed(staff, id);
        if (ideas.delete(id)) {
            audit.record(staff, "idea.hide", "contact:" + id, "");
        }
    }

    /** Newest first, those after a place. @param group null: everywhere @param before null: from the newest */
    @Transactional(readOnly = true)
    List<Idea> newest(@Nullable Group group, @Nullable IdeaPlace before, int most) {
        return ideas.newest(group == null ? null : group.id(), before, most);
    }

    /** The newest ones of a group; none where there is no such group. */
    @Transactional(readOnly = true)
    public List<Idea> newest(String slug, int most) {
        return groups.bySlug(slug).map(group -> ideas.newest(group.id(), null, most)).orElse(List.of());
    }

    /** Last written first, those written before one. @param group null: everywhere @param before null: from the last */
    @Transactional(readOnly = true)
    public List<Idea> page(@Nullable UUID group, @Nullable UUID before, int most) {
        return ideas.page(group, before, most);
    }

    /** What its writer’s link is about; empty when it is shown no longer. @throws NotFound for a link that is none of ours */
    @Transactional(readOnly = true)
    Optional<Idea> byToken(String token) {
        return ideas.byRequest(request(token));
    }

    /** Its writer takes it off and agrees no longer. */
    void withdraw(String token) {
        UUID request = request(token);
        requests.unlist(request);
        ideas.delete(request);
    }

    private UUID request(String token) {
        return tokens.open(Purpose.IDEA, token).orElseThrow(() -> new NotFound("idea"));
    }

    static String page(@Nullable Group group) {
        return group == null ? "/ideas" : "/groups/" + group.slug() + "/ideas";
    }

    private @Nullable Group group(@Nullable UUID id) {
        return id == null ? null : groups.byId(id).orElse(null);
    }
}
