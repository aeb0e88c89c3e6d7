package org.convene.archive;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meetings;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/** The public door of the archive's import. */
@Component
@Transactional
public class PastSessions {
    private static final int LONGEST = 200_000;
    private static final int KNOWN = 500;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final AuditLog audit;

    PastSessions(Meetings meetings, WorkingGroups groups, AuditLog audit) {
        this.meetings = meetings;
        this.groups = groups;
        this.audit = audit;
    }

    /**
     * Reads a list, and takes it over unless this is a trial or anything is wrong with any line: then nothing is kept.
     *
     * @throws InvalidInput when there is nothing to read or too much
     */
    public Reading read(Staff staff, String slug, String list, boolean trial) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Problems problems = new Problems();
        problems.requireAtMost(list, LONGEST, "list").throwIfAny();
        Reading read = SessionList.read(list);
        Set<String> known = new HashSet<>();
        Stream.concat(meetings.past(group.id(), "", KNOWN).stream(), meetings.hidden(group.id()).stream())
                .forEach(one -> known.add(key(one.date(), one.session().topic())));
        List<PastSession> sessions = new ArrayList<>();
        List<LineProblem> wrong = new ArrayList<>(read.problems());
        for (PastSession given : read.sessions()) {
            PastSession one = group.chathamHouse() ? given.unrecorded() : given;
            boolean there = !known.add(key(one.date(), one.session().topic()));
            sessions.add(there ? one.asKnown() : one);
            if (!there) {
                add(staff, group, one, wrong);
            }
        }
        boolean done = !trial && wrong.isEmpty();
        Reading made = new Reading(sessions, wrong, done);
        if (done) {
            audit.record(staff, "archive.import", "group:" + group.id(), made.fresh() + " sessions");
        } else {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return made;
    }

    private void add(Staff staff, Group group, PastSession one, List<LineProblem> wrong) {
        try {
            meetings.addPast(staff, group.id(), one.date(), one.session());
        } catch (InvalidInput bad) {
            wrong.add(new LineProblem(one.line(), SessionList.shortened(one.date() + " " + one.session().topic()),
                    bad.problems().getFirst()));
        }
    }

    private static String key(LocalDate date, String topic) {
        return date + " " + topic.strip().toLowerCase(Locale.ROOT);
    }
}
