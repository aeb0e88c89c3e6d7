package org.convene.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.OutOfReach;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** The public door of saved replies. Everybody uses those of a community; only admins write them. */
@Component
@Transactional
public class SavedReplies {
    private static final int NAME = 80;
    private static final int TEXT = 5000;
    private static final int MOST = 100;
    private final SavedReplyRepository replies;
    private final WorkingGroups groups;
    private final AuditLog audit;

    SavedReplies(SavedReplyRepository replies, WorkingGroups groups, AuditLog audit) {
        this.replies = replies;
        this.groups = groups;
        this.audit = audit;
    }

    /** One place a reply can be for. @param value as in {@link SavedReplyDraft#place()} @param name for people */
    public record Place(String value, @Nullable UUID group, @Nullable UUID community, String name) {
        boolean holds(SavedReply reply) {
            return Objects.equals(group, reply.group()) && Objects.equals(community, reply.community());
        }
    }

    /** Where this person may keep replies, the widest first; everywhere has no name. */
    @Transactional(readOnly = true)
    public List<Place> places(Staff staff) {
        staff.require(Scope.CONTACT_READ);
        List<Place> places = new ArrayList<>();
        if (staff.admin()) {
            places.add(new Place(SavedReplyDraft.EVERYWHERE, null, null, ""));
            groups.communities().forEach(one -> places.add(
                    new Place("community:" + one.slug(), null, one.id(), one.name())));
        }
        groups.of(staff).stream().filter(group -> !group.archived())
                .forEach(group -> places.add(new Place("group:" + group.slug(), group.id(), null, group.name())));
        return places;
    }

    /** What this person may choose from when replying, by name. @param group written to; null: the organisers */
    @Transactional(readOnly = true)
    public List<SavedReply> usable(Staff staff, @Nullable UUID group) {
        staff.require(Scope.CONTACT_READ);
        if (group == null) {
            return replies.of(List.of(), groups.communities().stream().map(Group.Community::id).toList());
        }
        return replies.of(List.of(group), groups.byId(group).map(Group::community).stream().toList());
    }

    /** All that this person sees, by name. */
    @Transactional(readOnly = true)
    public List<SavedReply> all(Staff staff) {
        staff.require(Scope.CONTACT_READ);
        List<Group> mine = groups.of(staff);
        return replies.of(mine.stream().map(Group::id).toList(), mine.stream().map(Group::community).distinct()
                .toList());
    }

    /** Whether this person may change it, not only use it. */
    public boolean writes(Staff staff, SavedReply one) {
        UUID group = one.group();
        return !staff.looksOn() && (staff.admin() || group != null && staff.moderates(group));
    }

    /** @throws NotFound when there is none or it is not this person’s to see */
    @Transactional(readOnly = true)
    public SavedReply one(Staff staff, UUID id) {
        staff.require(Scope.CONTACT_READ);
        SavedReply one = replies.byId(id).orElseThrow(() -> new NotFound("saved reply"));
        if (all(staff).stream().noneMatch(seen -> seen.id().equals(id)) && !staff.admin()) {
            throw new OutOfReach(staff, "saved reply");
        }
        return one;
    }

    /** @throws org.convene.site.InvalidInput beside the field */
    public SavedReply create(Staff staff, SavedReplyDraft draft) {
        staff.require(Scope.CONTACT_WRITE);
        Place place = checked(staff, draft, null);
        SavedReply made = new SavedReply(Ids.next(), place.group(), place.community(), draft.title(), draft.words(), 0);
        replies.insert(made);
        audit.record(staff, "reply.create", "reply:" + made.id(), made.name());
        return made;
    }

    /** @throws Conflict when somebody else changed it since; @throws org.convene.site.InvalidInput beside the field */
    public void change(Staff staff, UUID id, SavedReplyDraft draft) {
        SavedReply before = written(staff, id);
        Place place = checked(staff, draft, before);
        if (!replies.update(new SavedReply(before.id(), place.group(), place.community(), draft.title(), draft.words(),
                draft.read()))) {
            throw new Conflict("problem.reply.changed");
        }
        audit.record(staff, "reply.update", "reply:" + id, draft.title());
    }

    public void delete(Staff staff, UUID id) {
        SavedReply before = written(staff, id);
        if (replies.delete(id)) {
            audit.record(staff, "reply.delete", "reply:" + id, before.name());
        }
    }

    private SavedReply written(Staff staff, UUID id) {
        staff.require(Scope.CONTACT_WRITE);
        SavedReply one = one(staff, id);
        if (!writes(staff, one)) {
            throw new OutOfReach(staff, "saved reply");
        }
        return one;
    }

    /** @param before the reply as it was; null: a new one */
    private Place checked(Staff staff, SavedReplyDraft draft, @Nullable SavedReply before) {
        Optional<Place> place = places(staff).stream().filter(one -> one.value().equals(draft.whose()))
                .findFirst();
        Problems problems = new Problems().require(place.isPresent(), "place", "problem.reply.place")
                .requireText(draft.title(), NAME, "name")
                .require(draft.title().lines().count() < 2, "name", "problem.group.one-line")
                .requireText(draft.words(), TEXT, "text");
        Blanks.unknown(draft.words()).forEach(field -> problems.require(false, "text", "problem.reply.field", field));
        place.ifPresent(one -> problems.require(
                before != null && one.holds(before) || replies.countAt(one.group(), one.community()) < MOST,
                before == null ? "name" : "place", "problem.reply.many", MOST));
        problems.throwIfAny();
        return place.orElseThrow();
    }
}
