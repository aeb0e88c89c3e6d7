package org.convene.group;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group.Community;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Site;

/** The public door of the groups. */
@Component
@Transactional
public class WorkingGroups {
    private final GroupRepository groups;
    private final CommunityRepository communities;
    private final AuditLog audit;
    private final Site site;
    private final ApplicationEventPublisher events;

    WorkingGroups(GroupRepository groups, CommunityRepository communities, AuditLog audit, Site site,
            ApplicationEventPublisher events) {
        this.events = events;
        this.groups = groups;
        this.communities = communities;
        this.audit = audit;
        this.site = site;
    }

    /** All groups that are not archived, ordered by community, section and name. */
    @Transactional(readOnly = true)
    public List<Group> all() {
        return groups.all(false);
    }

    /** In the order of the directory, those without groups included. */
    @Transactional(readOnly = true)
    public List<Community> communities() {
        return communities.all();
    }

    /** Those of a community that are not archived, by section and name. */
    @Transactional(readOnly = true)
    public List<Group> inCommunity(UUID community) {
        return groups.inCommunity(community);
    }

    @Transactional(readOnly = true)
    public Optional<Community> community(UUID id) {
        return communities.byId(id);
    }

    /** Archived groups are found too, so that old links keep leading somewhere. */
    @Transactional(readOnly = true)
    public Optional<Group> bySlug(String slug) {
        return groups.bySlug(slug);
    }

    /** Those of the slugs that exist, archived ones included. */
    @Transactional(readOnly = true)
    public List<Group> bySlugs(Collection<String> slugs) {
        return groups.bySlugs(slugs);
    }

    @Transactional(readOnly = true)
    public Optional<Group> byId(UUID id) {
        return groups.byId(id);
    }

    /** Those of the ids that exist, in the order of {@link #all()}, archived ones included. */
    @Transactional(readOnly = true)
    public List<Group> byIds(List<UUID> ids) {
        return groups.byIds(ids);
    }

    /** The groups this person works in, archived ones included, in the order of {@link #all()}. */
    @Transactional(readOnly = true)
    public List<Group> of(Staff staff) {
        staff.require(Scope.GROUPS_READ);
        return groups.all(true).stream().filter(group -> staff.moderates(group.id())).toList();
    }

    /** The group by its slug, for somebody who works in it. @throws NotFound for all others */
    @Transactional(readOnly = true)
    public Group moderated(Staff staff, String slug, Scope scope) {
        Group group = groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
        staff.requireModerator(group.id(), scope);
        return group;
    }

    /** Those whose mails carry one of these List-Ids. */
    @Transactional(readOnly = true)
    public List<Group> byListLabels(Collection<String> labels) {
        return groups.byListLabels(labels);
    }

    /** Stable for the group's life: label from the slug it was created with, domain of the site's mail. */
    public ListId listId(Group group) {
        return new ListId(HeaderText.folded(group.name()), group.listLabel(), site.mailDomain());
    }

    /** @throws InvalidInput when a text is missing or too long, or the slug is taken */
    public Community createCommunity(Staff staff, CommunityDraft draft) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        GroupCheck.of(draft).throwIfAny();
        UUID id = Ids.next();
        if (!communities.insert(id, draft)) {
            throw slugTaken();
        }
        audit.record(staff, "community.create", "community:" + id, draft.slug());
        return communities.byId(id).orElseThrow();
    }

    /** Where groups go when nobody says otherwise; a site that has no community yet gets one of its own name. */
    public Community firstCommunity(Staff staff) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return communities.all().stream().findFirst().orElseGet(() -> createCommunity(staff,
                new CommunityDraft("community", site.name(), "", "", "", List.of(), 0)));
    }

    /** @throws InvalidInput as for {@link #createCommunity} */
    public Community updateCommunity(Staff staff, UUID id, CommunityDraft draft) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        String before = communities.byId(id).orElseThrow(() -> new NotFound("community")).slug();
        GroupCheck.of(draft).throwIfAny();
        if (!communities.update(id, draft)) {
            throw slugTaken();
        }
        audit.record(staff, "community.update", "community:" + id, before + " → " + draft.slug());
        return communities.byId(id).orElseThrow();
    }

    /** @throws Conflict while groups belong to it */
    public void deleteCommunity(Staff staff, UUID id) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        Community community = communities.byId(id).orElseThrow(() -> new NotFound("community"));
        try {
            communities.delete(id);
        } catch (DataIntegrityViolationException inUse) {
            throw new Conflict("problem.group.community.in-use");
        }
        audit.record(staff, "community.delete", "community:" + id, community.slug());
    }

    /** @throws InvalidInput when something in the draft is wrong or the slug is taken */
    public Group create(Staff staff, GroupDraft draft) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        check(draft);
        UUID id = Ids.next();
        if (!groups.insert(id, draft)) {
            throw slugTaken();
        }
        audit.record(staff, "group.create", "group:" + id, draft.slug());
        return groups.byId(id).orElseThrow();
    }

    /**
     * Moderators write about their group; only admins rename its address or move it to another community.
     *
     * @param version of the group as it was read
     * @throws Conflict when somebody else changed the group since
     */
    public Group update(Staff staff, UUID id, GroupDraft draft, long version) {
        staff.requireModerator(id, Scope.GROUPS_WRITE);
        Group before = groups.byId(id).orElseThrow(() -> new NotFound("group"));
        if (!before.slug().equals(draft.slug()) || !before.community().equals(draft.community())) {
            staff.requireAdmin(Scope.GROUPS_WRITE);
        }
        check(draft);
        write(id, draft, version);
        audit.record(staff, "group.update", "group:" + id, draft.slug());
        Group after = groups.byId(id).orElseThrow();
        events.publishEvent(new GroupChanged(staff, before, after));
        return after;
    }

    /** Like {@link #update}, and archives or restores the group in the same breath: all of it or nothing. */
    public Group change(Staff staff, UUID id, GroupDraft draft, long version, boolean archived) {
        Group after = update(staff, id, draft, version);
        return after.archived() == archived ? after : setArchived(staff, id, archived);
    }

    /** Takes the group out of directory and sign-up; its members, archive and address stay. */
    public void archive(Staff staff, UUID id) {
        setArchived(staff, id, true);
    }

    public void restore(Staff staff, UUID id) {
        setArchived(staff, id, false);
    }

    /** Whether something belongs to the group already, so that it can only be archived. */
    @Transactional(readOnly = true)
    public boolean used(Staff staff, UUID id) {
        staff.requireAdmin(Scope.GROUPS_READ);
        return groups.used(id);
    }

    /** @throws Conflict when something belongs to the group already: then it can only be archived */
    public void delete(Staff staff, UUID id) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        Group group = groups.byId(id).orElseThrow(() -> new NotFound("group"));
        try {
            groups.delete(id);
        } catch (DataIntegrityViolationException inUse) {
            throw new Conflict("problem.group.in-use");
        }
        audit.record(staff, "group.delete", "group:" + id, group.slug());
    }

    private Group setArchived(Staff staff, UUID id, boolean archived) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        Group group = groups.byId(id).orElseThrow(() -> new NotFound("group"));
        if (groups.archive(id, archived)) {
            audit.record(staff, archived ? "group.archive" : "group.restore", "group:" + id, group.slug());
        }
        return groups.byId(id).orElseThrow();
    }

    private void write(UUID id, GroupDraft draft, long version) {
        try {
            if (!groups.update(id, draft, version)) {
                throw new Conflict("problem.group.changed");
            }
        } catch (DuplicateKeyException taken) {
            throw slugTaken();
        }
    }

    private void check(GroupDraft draft) {
        GroupCheck.of(draft).require(communities.byId(draft.community()).isPresent(), "community",
                "problem.group.community").throwIfAny();
    }

    private static InvalidInput slugTaken() {
        return new InvalidInput(FieldProblem.of("slug", "problem.group.slug-taken"));
    }
}
