package org.convene.meeting;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.LocalTimes;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Site;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1", produces = "application/json")
class MeetingApiController {
    private static final int FURTHEST = 1000;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final Clashes clashes;
    private final Site site;
    private final Clock clock;

    MeetingApiController(Meetings meetings, WorkingGroups groups, Clashes clashes, Site site, Clock clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.clashes = clashes;
        this.site = site;
        this.clock = clock;
    }

    /** A rule to try. @param start local @param recurrence RRULE; absent: once @param count 1 to 200; absent: 10 */
    record Preview(@Nullable String timeZone, @Nullable String start, @Nullable String recurrence,
            @Nullable Integer count) {}

    /** The rule's dates. */
    record Dates(List<Date> occurrences) {}

    /** One date. @param start in UTC */
    record Date(String start, String local) {}

    @PostMapping(path = "/meetings/preview", consumes = "application/json")
    Dates preview(Staff staff, @RequestBody Preview asked) {
        staff.require(Scope.MEETINGS_READ);
        String zone = asked.timeZone() == null ? "" : asked.timeZone();
        List<LocalDateTime> dates = meetings.preview(asked.start() == null ? "" : asked.start(), zone,
                asked.recurrence() == null ? "" : asked.recurrence(), asked.count() == null ? 10 : asked.count());
        return new Dates(dates.stream().map(local -> new Date(
                LocalTimes.instant(local, ZoneId.of(zone.strip())).toString(), local.toString())).toList());
    }

    @GetMapping("/groups/{slug}/occurrences")
    Page<OccurrenceBody> occurrences(@PathVariable String slug, @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable String from,
            @RequestParam @Nullable String to) {
        Group group = groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
        Instant start = from == null ? clock.instant() : instant(from, "from");
        Instant end = to == null ? null : instant(to, "to");
        List<Occurrence> all = meetings.between(List.of(group.id()), start, end, FURTHEST);
        int first = cursor == null ? 0 : all.stream().map(Occurrence::id).toList().indexOf(cursor) + 1;
        int last = Math.min(all.size(), first + Math.clamp(limit, 1, 200));
        return new Page<>(all.subList(first, last).stream().map(one -> body(group, one)).toList(),
                last < all.size() ? all.get(last - 1).id() : null);
    }

    @GetMapping("/groups/{slug}/occurrences/{id}")
    OccurrenceBody occurrence(@PathVariable String slug, @PathVariable String id) {
        Group group = groups.bySlug(slug).orElseThrow(() -> new NotFound("group"));
        Occurrence one = found(group, id);
        if (one.meeting() == null && one.cancelled()) {
            throw new NotFound("occurrence"); // whoever took it out of the archive wants nobody to read it
        }
        return body(group, one);
    }

    @PatchMapping(path = "/groups/{slug}/occurrences/{id}", consumes = "application/json")
    OccurrenceBody change(Staff staff, @PathVariable String slug, @PathVariable String id,
            @RequestBody OccurrenceBody.Write change) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Occurrence before = found(group, id);
        SessionChange wanted = change.onto(before.session());
        UUID meeting = before.meeting();
        if (meeting == null) {
            return body(group, meetings.changePast(staff, group.id(), UUID.fromString(id), wanted,
                    change.version()));
        }
        if (change.version() == null) {
            return body(group, meetings.change(staff, meeting, before.date(), wanted));
        }
        clashes.requireCurrent(meeting, before, change.version());
        return body(group, meetings.change(staff, meeting, before.date(), wanted, before));
    }

    @GetMapping("/groups/{slug}/meetings")
    Page<MeetingBody> list(Staff staff, @PathVariable String slug) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_READ);
        return new Page<>(meetings.of(List.of(group.id())).stream().map(one -> MeetingBody.of(one).listed()).toList(),
                null);
    }

    @PostMapping(path = "/groups/{slug}/meetings", consumes = "application/json")
    ResponseEntity<MeetingBody> create(Staff staff, @PathVariable String slug, @RequestBody MeetingBody.Write write) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Meeting made = located(write, () -> meetings.create(staff, group.id(), write.draft()));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + slug + "/meetings/" + made.id()))
                .body(MeetingBody.of(made));
    }

    @GetMapping("/groups/{slug}/meetings/{id}")
    MeetingBody show(Staff staff, @PathVariable String slug, @PathVariable UUID id) {
        MeetingBody body = MeetingBody.of(found(staff, slug, id, Scope.MEETINGS_READ));
        return staff.scopes().contains(Scope.MEETINGS_WRITE) ? body : body.listed();
    }

    @PatchMapping(path = "/groups/{slug}/meetings/{id}", consumes = "application/json")
    MeetingBody update(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @RequestParam @Nullable String from, @RequestBody MeetingBody.Write write) {
        Meeting before = found(staff, slug, id, Scope.MEETINGS_WRITE);
        if (write.version() != null) {
            clashes.requireCurrent(before, write.version());
        }
        MeetingDraft draft = write.onto(MeetingDraft.of(before));
        return MeetingBody.of(located(write, () -> from == null
                ? meetings.update(staff, id, draft, before.version())
                : meetings.updateFrom(staff, id, date(from), draft, before.version())));
    }

    /** Adds a date beside the rule; {@code start} is local to the leading slot. */
    @PostMapping(path = "/groups/{slug}/meetings/{id}/dates", consumes = "application/json")
    ResponseEntity<OccurrenceBody> add(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @RequestBody OccurrenceBody.Write write) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        found(staff, slug, id, Scope.MEETINGS_WRITE);
        Problems problems = new Problems();
        Optional<LocalDateTime> start = MeetingPreview.start(problems, write.start() == null ? "" : write.start());
        problems.throwIfAny();
        OccurrenceBody body = body(group,
                meetings.addDate(staff, id, start.orElseThrow(), write.onto(Session.PLAIN)));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + slug + "/occurrences/" + body.id())).body(body);
    }

    /** Cancels the series; the cancellations go out with the next mailing. @param version as it was read */
    @DeleteMapping("/groups/{slug}/meetings/{id}")
    ResponseEntity<Void> cancel(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @RequestParam @Nullable Long version) {
        meetings.cancel(staff, found(staff, slug, id, Scope.MEETINGS_WRITE).id(), "", version);
        return ResponseEntity.noContent().build();
    }

    private static Meeting located(MeetingBody.Write write, Supplier<Meeting> act) {
        try {
            return act.get();
        } catch (InvalidInput bad) {
            throw write.located(bad);
        }
    }

    private Meeting found(Staff staff, String slug, UUID id, Scope scope) {
        Group group = groups.moderated(staff, slug, scope);
        return meetings.byId(id).filter(meeting -> meeting.group().equals(group.id()))
                .orElseThrow(() -> new NotFound("meeting"));
    }

    private Occurrence found(Group group, String id) {
        return meetings.occurrence(group.id(), id).orElseThrow(() -> new NotFound("occurrence"));
    }

    private OccurrenceBody body(Group group, Occurrence one) {
        return OccurrenceBody.of(one, group, site.link("/groups/" + group.slug()));
    }

    private static LocalDate date(String typed) {
        Problems problems = new Problems();
        Optional<LocalDate> date = MeetingCheck.date(problems, typed, "from");
        problems.throwIfAny();
        return date.orElseThrow();
    }

    private static Instant instant(String typed, String field) {
        return parsed(typed).filter(one -> Schedule.thinkable(LocalDate.ofInstant(one, ZoneOffset.UTC)))
                .orElseThrow(() -> new InvalidInput(FieldProblem.of(field, "problem.meeting.instant")));
    }

    private static Optional<Instant> parsed(String typed) {
        try {
            return Optional.of(Instant.parse(typed));
        } catch (java.time.DateTimeException noInstant) {
            return Optional.empty();
        }
    }
}
