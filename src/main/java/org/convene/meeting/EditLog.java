package org.convene.meeting;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.Staff;
import org.convene.meeting.EditRepository.Edit;

/** Remembers for a while who changed which field of a meeting or a date. The address of the room is not kept. */
@Component
class EditLog {
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Set<String> TIMES = Set.of("slots", "firstDate", "repeat");
    private final EditRepository edits;
    private final Clock clock;

    EditLog(EditRepository edits, Clock clock) {
        this.edits = edits;
        this.clock = clock;
    }

    void series(Staff staff, Meeting before, Meeting after) {
        note(staff, before.id(), null, before.version(), FormFields.of(MeetingForm.of(before)),
                FormFields.of(MeetingForm.of(after)));
    }

    void date(Staff staff, Meeting meeting, SessionRow before, SessionRow after) {
        note(staff, meeting.id(), before.date(), before.version(), fields(meeting, before), fields(meeting, after));
    }

    private static Map<String, String> fields(Meeting meeting, SessionRow row) {
        return Schedule.of(meeting, List.of(row)).on(row.date()).map(one -> FormFields.of(SessionForm.of(one)))
                .orElse(Map.of());
    }

    private void note(Staff staff, UUID meeting, @Nullable LocalDate date, long version, Map<String, String> before,
            Map<String, String> after) {
        Instant now = clock.instant();
        edits.deleteBefore(meeting, now.minus(KEPT));
        after.forEach((field, value) -> {
            String old = before.getOrDefault(field, "");
            if (!old.equals(value)) {
                edits.insert(meeting, new Edit(date, field, field.equals(FormFields.ROOM) ? "" : old, version,
                        staff.name(), now));
            }
        });
    }

    /** What was changed since then, as texts of the form as it stands. @param date null: of the series */
    List<Difference> since(UUID meeting, @Nullable LocalDate date, long version, Map<String, String> now) {
        Map<String, Difference> changes = new HashMap<>();
        List<String> order = new ArrayList<>(now.keySet());
        for (Edit edit : edits.of(meeting, date)) {
            if (Objects.equals(edit.date(), date) && edit.version() >= version) {
                Difference first = changes.get(edit.field());
                changes.put(edit.field(), new Difference(edit.field(), first == null ? edit.before() : first.before(),
                        now.getOrDefault(edit.field(), ""), edit.by(), edit.at(), true));
            }
        }
        return order.stream().filter(changes::containsKey).map(changes::get)
                .filter(one -> one.field().equals(FormFields.ROOM) || !one.before().equals(one.now())).toList();
    }

    /** Who changed each field last. A date's time may also come from its series. */
    Map<String, Edit> last(UUID meeting, @Nullable LocalDate date) {
        Map<String, Edit> last = new HashMap<>();
        for (Edit edit : edits.of(meeting, date)) {
            if (Objects.equals(edit.date(), date)) {
                last.put(edit.field(), edit);
            } else if (TIMES.contains(edit.field())) {
                last.put("start", edit);
            }
        }
        return last;
    }
}
