package org.convene.meeting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.meeting.EditRepository.Edit;
import org.convene.site.Outdated;

/** Finds what two moderators made of the same form: each form carries what stood in it when it was opened. */
@Component
class Clashes {
    private final EditLog log;
    private final MeetingJson json;

    Clashes(EditLog log, MeetingJson json) {
        this.log = log;
        this.json = json;
    }

    /** To be carried by a form that shows this. */
    String opened(Map<String, String> fields) {
        return json.write(fields);
    }

    /** What was changed since the form was opened and is not what was typed; empty: it may be saved. */
    List<Difference> of(Meeting now, MeetingForm typed) {
        Map<String, String> stands = FormFields.of(MeetingForm.of(now));
        Map<String, String> opened = opened(typed.opened(),
                () -> typed.version() == now.version() ? stands : before(now, typed.version(), stands));
        return between(() -> log.last(now.id(), null), opened, stands, FormFields.of(typed));
    }

    /** As {@link #of(Meeting, MeetingForm)}, of one date. */
    List<Difference> of(UUID meeting, Occurrence now, SessionForm typed) {
        Map<String, String> stands = FormFields.of(SessionForm.of(now));
        return between(() -> log.last(meeting, now.date()), opened(typed.opened(), () -> stands), stands,
                FormFields.of(typed));
    }

    /** As {@link #of(Meeting, MeetingForm)}, of a past session without a meeting. Who changed it is not kept. */
    List<Difference> ofPast(Occurrence now, SessionForm typed) {
        Map<String, String> stands = FormFields.past(SessionForm.of(now));
        return between(Map::of, opened(typed.opened(), () -> stands), stands, FormFields.past(typed));
    }

    /** What was changed since a page was opened whose button only sets another status; empty: it may be pressed. */
    List<Difference> of(UUID meeting, Occurrence now, String opened, Session.Status wanted) {
        Map<String, String> stands = FormFields.of(SessionForm.of(now));
        Map<String, String> seen = opened(opened, () -> stands);
        Map<String, String> typed = new LinkedHashMap<>(seen);
        typed.put("status", wanted.name());
        return between(() -> log.last(meeting, now.date()), seen, stands, typed);
    }

    /** @throws Outdated with what was changed since this version */
    void requireCurrent(Meeting now, long version) {
        if (now.version() != version) {
            refuse(log.since(now.id(), null, version, FormFields.of(MeetingForm.of(now))), MeetingBody.Write::pointer);
        }
    }

    /** As {@link #requireCurrent(Meeting, long)}, of one date. */
    void requireCurrent(UUID meeting, Occurrence now, long version) {
        if (now.version() != version) {
            refuse(log.since(meeting, now.date(), version, FormFields.of(SessionForm.of(now))),
                    OccurrenceBody.Write::pointer);
        }
    }

    private static void refuse(List<Difference> found, UnaryOperator<String> pointer) {
        throw new Outdated("problem.meeting.changed",
                found.stream().map(one -> new Outdated.Change(pointer.apply(one.field()), said(one, one.before()),
                        said(one, one.now()), one.by(), String.valueOf(one.at()))).toList());
    }

    /** The address of the room is told where it is asked for only. */
    private static String said(Difference one, String value) {
        return one.field().equals(FormFields.ROOM) ? "" : value;
    }

    private static List<Difference> between(Supplier<Map<String, Edit>> edits, Map<String, String> opened,
            Map<String, String> now, Map<String, String> typed) {
        if (opened.equals(now)) {
            return List.of();
        }
        Map<String, Edit> last = edits.get();
        List<Difference> found = new ArrayList<>();
        now.forEach((field, value) -> {
            String before = opened.getOrDefault(field, value);
            String wanted = typed.getOrDefault(field, "");
            if (!value.equals(before) && !value.equals(wanted)) {
                Edit edit = last.get(field);
                found.add(new Difference(field, before, value, edit == null ? "" : edit.by(),
                        edit == null ? null : edit.at(), !wanted.equals(before)));
            }
        });
        return found;
    }

    private Map<String, String> before(Meeting now, long version, Map<String, String> stands) {
        Map<String, String> opened = new LinkedHashMap<>(stands);
        log.since(now.id(), null, version, stands).forEach(one -> opened.put(one.field(), one.before()));
        return opened;
    }

    private Map<String, String> opened(@Nullable String carried, Supplier<Map<String, String>> other) {
        return carried == null || carried.isEmpty() ? other.get() : json.fields(carried).orElseGet(other);
    }
}
