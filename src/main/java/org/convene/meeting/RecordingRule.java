package org.convene.meeting;

import java.util.UUID;

import org.springframework.stereotype.Component;

import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;

/** Under the Chatham House rule nobody pastes a recording. One that was there before stays noted, and is shown to nobody. */
@Component
class RecordingRule {
    private final WorkingGroups groups;

    RecordingRule(WorkingGroups groups) {
        this.groups = groups;
    }

    /** @throws InvalidInput for a recording that was not there before */
    void require(UUID group, ChathamHouse rule, Session before, Session after) {
        String recording = after.material().recording();
        boolean pasted = !recording.isEmpty() && !recording.equals(before.material().recording());
        if (pasted && groups.byId(group).map(rule::applies).orElse(true)) {
            throw new InvalidInput(FieldProblem.of("recording", "problem.meeting.recording"));
        }
    }
}
