package org.convene.announcement;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.Problems;

/** The second pair of eyes: asked for, given, refused; and which groups want it. */
@Component
@Transactional
public class Approvals {
    private static final int NOTE = 2_000;
    private final ApprovalRepository approvals;
    private final AnnouncementRepository announcements;
    private final Reading reading;
    private final WorkingGroups groups;
    private final AuditLog audit;
    private final Clock clock;

    Approvals(ApprovalRepository approvals, AnnouncementRepository announcements, Reading reading,
            WorkingGroups groups, AuditLog audit, Clock clock) {
        this.announcements = announcements;
        this.approvals = approvals;
        this.reading = reading;
        this.groups = groups;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks others to look at this version. @throws Conflict when it was changed or sent since */
    public Announcement ask(Staff staff, UUID id, long version) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        Reading.decided(approvals.ask(id, version, staff, clock.instant()), "problem.announcement.changed");
        reading.record(staff, "announcement.ask", id, row.subject());
        return reading.find(staff, id);
    }

    /**
     * Approves or declines the version that was asked about.
     *
     * @param note for its author; needed when it is declined
     * @throws Conflict when this person wrote it or changed it last, nobody was asked, or it was changed since
     */
    public Announcement decide(Staff staff, UUID id, long version, boolean approved, String note) {
        AnnouncementRow row = reading.row(staff, id, Scope.ANNOUNCEMENTS_WRITE);
        new Problems().require(note.length() <= NOTE, "note", "problem.too-long", NOTE, note.length())
                .require(approved || !note.isBlank(), "note", "problem.announcement.say-why").throwIfAny();
        Reading.decided(!row.touchedBy(staff.id()), "problem.announcement.own");
        Reading.decided(approvals.decide(id, version, approved, note.strip(), staff, clock.instant()),
                "problem.announcement.changed");
        reading.record(staff, approved ? "announcement.approve" : "announcement.decline", id, note.strip());
        return reading.find(staff, id);
    }

    /** Whether this person is somebody else than its author and its last editor. */
    @Transactional(readOnly = true)
    public boolean mayDecide(Staff staff, UUID id) {
        return !reading.row(staff, id, Scope.ANNOUNCEMENTS_READ).touchedBy(staff.id());
    }

    /** Drafts that wait for this person to approve or decline them, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Announcement> waiting(Staff staff) {
        staff.require(Scope.ANNOUNCEMENTS_READ);
        return announcements.asked().stream()
                .filter(row -> !row.touchedBy(staff.id()) && row.groups().stream().allMatch(staff::moderates))
                .map(reading::whole).toList();
    }

    @Transactional(readOnly = true)
    public ApprovalRules rules(Staff staff) {
        staff.requireAdmin(Scope.ANNOUNCEMENTS_READ);
        return new ApprovalRules(approvals.everywhere(), approvals.groups());
    }

    public void setRules(Staff staff, ApprovalRules rules) {
        staff.requireAdmin(Scope.ANNOUNCEMENTS_WRITE);
        approvals.setRule(null, rules.everywhere());
        for (Group group : groups.all()) {
            approvals.setRule(group.id(), rules.groups().contains(group.id()));
        }
        audit.record(staff, "announcement.rules", "announcements",
                rules.everywhere()
                        ? "everywhere"
                        : rules.groups().size() + " groups");
    }
}
