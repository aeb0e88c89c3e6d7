package org.convene.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Staff pages of meetings: plan and change. */
@Controller
class MeetingStaffController {
    private static final String EDIT = "meeting/staff/edit";
    private static final int COMING = 40;
    private static final int DATES = 12;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Clashes clashes;
    private final ClashPage clashPage;
    private final Forms forms;

    MeetingStaffController(Meetings meetings, WorkingGroups groups, OccurrenceViews views, Clashes clashes,
            ClashPage clashPage, Forms forms) {
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.clashes = clashes;
        this.clashPage = clashPage;
        this.forms = forms;
    }

    @GetMapping("/staff/meetings")
    String list(Staff staff, Reader reader, Model model) {
        staff.require(Scope.MEETINGS_READ);
        List<Group> mine = groups.of(staff).stream().filter(group -> !group.archived()).toList();
        List<UUID> ids = mine.stream().map(Group::id).toList();
        model.addAttribute("groups", mine);
        model.addAttribute("coming",
                meetings.coming(ids, COMING).stream().map(one -> views.of(group(mine, one), one, reader)).toList());
        model.addAttribute("most", COMING);
        Map<UUID, List<Meeting>> planned = meetings.of(ids).stream().sorted(Comparator.comparing(Meeting::title))
                .collect(Collectors.groupingBy(Meeting::group));
        model.addAttribute("planned",
                mine.stream().map(group -> Map.of("group", group, "meetings",
                        planned.getOrDefault(group.id(), List.of()).stream().map(one -> line(one, reader)).toList()))
                        .toList());
        return "meeting/staff/list";
    }

    @GetMapping("/staff/groups/{slug}/meetings/new")
    String blank(Staff staff, @PathVariable String slug, @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description, Reader reader, Model model) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        ZoneId zone = group.displayZones().isEmpty() ? reader.zone() : group.displayZones().getFirst();
        MeetingForm form = title.isEmpty()
                ? MeetingForm.blank(zone.getId())
                : MeetingForm.suggested(zone.getId(), title, description);
        return edit(model, group, form, "/staff/groups/" + slug + "/meetings/new");
    }

    @PostMapping("/staff/groups/{slug}/meetings/new")
    Object create(Staff staff, @PathVariable String slug, @ModelAttribute("typed") MeetingForm typed,
            @RequestParam(defaultValue = "") String show, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        String view = edit(model, group, typed, "/staff/groups/" + slug + "/meetings/new");
        try {
            if (!show.isEmpty()) {
                return preview(model, view, group, typed, reader);
            }
            return to(meetings.create(staff, group.id(), typed.draft()), next, "staff.meeting.created");
        } catch (InvalidInput bad) {
            return forms.again(model, response, view, bad);
        }
    }

    @GetMapping("/staff/meetings/{id}/edit")
    String change(Staff staff, @PathVariable UUID id, Model model) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        return edit(model, meeting, MeetingForm.of(meeting));
    }

    @PostMapping("/staff/meetings/{id}/edit")
    Object update(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") MeetingForm typed,
            @RequestParam(defaultValue = "") String show, @RequestParam(defaultValue = "") String from, Reader reader,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        Group group = group(meeting);
        String view = edit(model, meeting, typed);
        model.addAttribute("from", from);
        try {
            if (!show.isEmpty()) {
                return preview(model, view, group, typed, reader);
            }
            if (clashes.of(meeting, typed).isEmpty()) {
                update(staff, from, typed, meeting);
                return to(meeting, next, saved(meeting));
            }
        } catch (InvalidInput bad) {
            return forms.again(model, response, view, bad);
        } catch (Conflict faster) {
            meeting = stillThere(staff, id, faster);
        }
        return clash(meeting, typed, reader, model, response);
    }

    /** @throws Conflict where there is no form to show again */
    private Meeting stillThere(Staff staff, UUID id, Conflict faster) {
        Meeting now = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        if (now.cancelled()) {
            throw faster;
        }
        return now;
    }

    private String clash(Meeting now, MeetingForm typed, Reader reader, Model model, HttpServletResponse response) {
        List<Difference> found = clashes.of(now, typed);
        MeetingForm merged = typed.taking(ClashPage.untouched(found), MeetingForm.of(now));
        return clashPage.again(model, response, edit(model, now, merged), found, now, reader);
    }

    /** @param from the date whose and all later dates are meant; empty: all */
    private void update(Staff staff, String from, MeetingForm typed, Meeting seen) {
        UUID id = seen.id();
        if (from.isEmpty()) {
            meetings.update(staff, id, typed.draft(), seen.version());
        } else {
            Problems problems = new Problems();
            Optional<LocalDate> date = MeetingCheck.date(problems, from, "from");
            problems.throwIfAny();
            meetings.updateFrom(staff, id, date.orElseThrow(), typed.draft(), seen.version());
        }
    }

    /** Adds a date beside the rule. */
    @PostMapping("/staff/meetings/{id}/dates")
    Object add(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String addDate,
            @RequestParam(defaultValue = "") String addTime, @RequestParam(defaultValue = "") String addTopic,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        try {
            Problems problems = new Problems();
            Optional<LocalDate> date = MeetingCheck.date(problems, addDate, "addDate");
            Optional<LocalTime> time = MeetingCheck.time(problems, addTime, "addTime");
            problems.throwIfAny();
            meetings.addDate(staff, id, date.orElseThrow().atTime(time.orElseThrow()),
                    SessionChange.topic(MeetingForm.text(addTopic)));
            return to(meeting, next, saved(meeting));
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(model, meeting, MeetingForm.of(meeting)), bad);
        }
    }

    /** @param version of the meeting as the page with the button showed it */
    @PostMapping("/staff/meetings/{id}/cancel")
    RedirectView cancel(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String reason,
            @RequestParam @Nullable Long version, RedirectAttributes next) {
        meetings.cancel(staff, id, reason, version);
        return SeeOther.to("/staff/meetings/" + id + "/send", next, "staff.meeting.cancelled");
    }

    private String preview(Model model, String view, Group group, MeetingForm typed, Reader reader) {
        model.addAttribute("dates", meetings.preview(typed.draft(), DATES).stream()
                .map(one -> views.of(group, one, new Reader(reader.locale(), reader.zone(), false))).toList());
        return view;
    }

    private String edit(Model model, Meeting meeting, MeetingForm typed) {
        model.addAttribute("meeting", meeting);
        model.addAttribute("lead", meeting.slots().getFirst());
        model.addAttribute("opened", typed.opened() == null
                ? clashes.opened(FormFields.of(MeetingForm.of(meeting)))
                : typed.opened());
        model.addAttribute("fromDates", meeting.recurrence().once() || meeting.recurrence().announced()
                ? List.of()
                : meetings.coming(meeting, DATES).stream().filter(one -> !one.cancelled()).skip(1)
                        .map(one -> one.date().toString()).toList());
        return edit(model, group(meeting), typed, "/staff/meetings/" + meeting.id() + "/edit");
    }

    private static String edit(Model model, Group group, MeetingForm typed, String action) {
        model.addAttribute("group", group);
        model.addAttribute("typed", typed);
        model.addAttribute("action", action);
        model.addAttribute("rows", typed.rows());
        return EDIT;
    }

    private static Group group(List<Group> mine, Occurrence one) {
        return mine.stream().filter(group -> group.id().equals(one.group())).findFirst().orElseThrow();
    }

    private static Map<String, Object> line(Meeting one, Reader reader) {
        return Map.of("id", one.id().toString(), "title", one.title(), "recurrence", one.rhythm(reader.locale()),
                "mailed", one.firstMailed() != null);
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow();
    }

    static String saved(Meeting meeting) {
        return meeting.firstMailed() == null ? "staff.meeting.saved" : "staff.meeting.saved.told";
    }

    private static RedirectView to(Meeting meeting, RedirectAttributes next, String notice) {
        return SeeOther.to("/staff/meetings/" + meeting.id(), next, notice);
    }
}
