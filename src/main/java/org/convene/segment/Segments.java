package org.convene.segment;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.OutOfReach;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.subscription.MemberRow;
import org.convene.subscription.Memberships;

/** The public door of the lists by which staff look for members. */
@Component
@Transactional
public class Segments {
    private static final int NAME = 60;
    private static final int MOST = 50;
    private final SegmentRepository segments;
    private final Memberships memberships;
    private final AuditLog audit;

    Segments(SegmentRepository segments, Memberships memberships, AuditLog audit) {
        this.segments = segments;
        this.memberships = memberships;
        this.audit = audit;
    }

    /** @param after id of the last row of the page before. @throws NotFound for a group of others */
    @Transactional(readOnly = true)
    public List<MemberRow> page(Staff staff, Segment segment, @Nullable UUID after, int limit) {
        return memberships.page(staff, segment.slug(), segment.filter().from(after, limit));
    }

    @Transactional(readOnly = true)
    public long count(Staff staff, Segment segment) {
        return memberships.count(staff, segment.slug(), segment.filter());
    }

    /** Everybody on it in its order, for a file; goes on record. */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void each(Staff staff, Segment segment, Consumer<MemberRow> reader) {
        memberships.each(staff, segment.slug(), segment.filter(), reader);
    }

    /** The ids of everybody on it, to change them: it takes the right to. */
    @Transactional(readOnly = true)
    public Collection<UUID> ids(Staff staff, Segment segment) {
        return memberships.ids(staff, segment.slug(), segment.filter());
    }

    /** Those this person gave a name, in its order. */
    @Transactional(readOnly = true)
    public List<SavedSegment> saved(Staff staff) {
        staff.require(Scope.SUBSCRIPTIONS_READ);
        return segments.of(staff.id());
    }

    /** Keeps a list under a name; one of that name is replaced. @throws org.convene.site.InvalidInput without a name */
    public void save(Staff staff, @Nullable String typed, Segment segment) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        String name = typed == null ? "" : typed.strip();
        Problems problems = new Problems().requireText(name, NAME, "name");
        problems.require(segments.of(staff.id()).size() < MOST, "name", "problem.segment.many", MOST);
        problems.throwIfAny();
        SavedSegment one = new SavedSegment(Ids.next(), staff.id(), name, segment.query());
        segments.save(one);
        audit.record(staff, "segment.save", "segment:" + one.id(), name);
    }

    /** Forgets the name; nobody on the list is touched. */
    public void forget(Staff staff, UUID id) {
        staff.require(Scope.SUBSCRIPTIONS_WRITE);
        SavedSegment one = segments.byId(id).orElseThrow(() -> new NotFound("segment"));
        if (!one.staff().equals(staff.id())) {
            throw new OutOfReach(staff, "segment");
        }
        segments.delete(id);
        audit.record(staff, "segment.forget", "segment:" + id, one.name());
    }
}
