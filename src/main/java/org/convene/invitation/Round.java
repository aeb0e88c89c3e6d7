package org.convene.invitation;

import java.util.List;

import org.convene.meeting.Meeting;

/** All mails that bring the calendars of a meeting's members to what is true. */
record Round(Meeting meeting, List<Due> due) {

    RoundCounts counts() {
        return new RoundCounts(count(Step.Kind.INVITE), count(Step.Kind.UPDATE), count(Step.Kind.CANCEL),
                due.stream().map(one -> one.invitation().subscription()).distinct().count());
    }

    private long count(Step.Kind kind) {
        return due.stream().filter(one -> one.step().kind() == kind).count();
    }
}
