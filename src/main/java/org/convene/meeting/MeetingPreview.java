package org.convene.meeting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.convene.calendar.Recurrence;
import org.convene.site.FieldProblem;
import org.convene.site.Ids;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;

/** The dates a rule would give. */
final class MeetingPreview {
    private static final int MOST = 200;

    private MeetingPreview() {}

    static List<LocalDateTime> dates(String start, String zone, String recurrence, int count) {
        Problems problems = new Problems();
        Optional<LocalDateTime> from = start(problems, start);
        Optional<ZoneId> anchor = MeetingCheck.zone(problems, zone, "timeZone");
        Optional<Recurrence> rule = MeetingCheck.rule(problems, recurrence);
        problems.require(count >= 1 && count <= MOST, "count", "problem.meeting.count", MOST);
        problems.throwIfAny();
        LocalDateTime first = rule.orElseThrow().first(from.orElseThrow(), anchor.orElseThrow())
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("recurrence", "problem.meeting.no-date")));
        return rule.orElseThrow().dates(first, anchor.orElseThrow(), first, count);
    }

    /** Not before today. */
    static List<Occurrence> occurrences(MeetingDraft draft, Instant now, int count) {
        MeetingCheck.Plan plan = MeetingCheck.read(draft);
        Meeting meeting = new Meeting(Ids.next(), Ids.next(), draft.title(), draft.description(), plan.firstDate(),
                plan.recurrence(), draft.minutes(), draft.venue(), plan.slots(), draft.alternating(),
                draft.chathamHouse(), null,
                Meeting.Status.ACTIVE, "", null,
                now, 0);
        return Schedule.of(meeting, List.of()).between(now, null, count);
    }

    static Optional<LocalDateTime> start(Problems problems, String typed) {
        try {
            LocalDateTime start = LocalDateTime.parse(typed.strip());
            problems.require(start.getYear() >= 2000 && start.getYear() <= 2100, "start", "problem.meeting.date-far");
            return Optional.of(start.withNano(0));
        } catch (DateTimeException noStart) {
            problems.require(false, "start", "problem.meeting.start-format");
            return Optional.empty();
        }
    }
}
