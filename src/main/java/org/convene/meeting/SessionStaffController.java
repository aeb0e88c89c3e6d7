package org.convene.meeting;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Staff pages of single dates of meetings. */
@Controller
class SessionStaffController {
    private static final int COMING = 6;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Clashes clashes;
    private final ClashPage clashPage;
    private final Forms forms;

    SessionStaffController(Meetings meetings, WorkingGroups groups, OccurrenceViews views, Clashes clashes,
            ClashPage clashPage, Forms forms) {
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.clashes = clashes;
        this.clashPage = clashPage;
        this.forms = forms;
    }

    @GetMapping("/staff/meetings/{id}/dates/{date}")
    String show(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, Reader reader, Model model) {
        Occurrence one = occurrence(meetings.moderated(staff, id, Scope.MEETINGS_READ), date);
        return page(id, one, SessionForm.of(one), reader, model);
    }

    @PostMapping("/staff/meetings/{id}/dates/{date}")
    Object save(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date,
            @ModelAttribute("typed") SessionForm typed, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        if (typed.opened() != null && meetings.occurrence(meeting, date).isEmpty()) {
            return clashPage.gone(model, response, meeting, date, typed, coming(meeting));
        }
        Occurrence one = occurrence(meeting, date);
        if (!clashes.of(id, one, typed).isEmpty()) {
            return clash(meeting, one, typed, reader, model, response);
        }
        try {
            meetings.change(staff, id, date, typed.change(), one);
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(id, one, typed, reader, model), bad);
        } catch (Conflict faster) {
            return clash(meeting, occurrence(meetings.moderated(staff, id, Scope.MEETINGS_WRITE), date), typed, reader,
                    model, response);
        }
        return SeeOther.to("/staff/meetings/" + id, next, MeetingStaffController.saved(meeting));
    }

    private String clash(Meeting meeting, Occurrence now, SessionForm typed, Reader reader, Model model,
            HttpServletResponse response) {
        List<Difference> found = clashes.of(meeting.id(), now, typed);
        SessionForm merged = typed.taking(ClashPage.untouched(found), SessionForm.of(now));
        return clashPage.again(model, response, page(meeting.id(), now, merged, reader, model), found, meeting, reader);
    }

    /** Cancels the date, or takes that back. @param opened what the page with the button showed */
    @PostMapping("/staff/meetings/{id}/dates/{date}/status")
    Object status(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date,
            @RequestParam Session.Status status, @RequestParam(defaultValue = "") String opened, Reader reader,
            Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_WRITE);
        Occurrence one = occurrence(meeting, date);
        if (!clashes.of(id, one, opened, status).isEmpty()) {
            return clash(meeting, one, opened, status, reader, model, response);
        }
        try {
            meetings.change(staff, id, date, SessionChange.to(status), one);
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(id, one, SessionForm.of(one), reader, model), bad);
        } catch (Conflict faster) {
            return clash(meeting, occurrence(meetings.moderated(staff, id, Scope.MEETINGS_WRITE), date), opened, status,
                    reader, model, response);
        }
        return SeeOther.to("/staff/meetings/" + id, next, MeetingStaffController.saved(meeting));
    }

    private String clash(Meeting meeting, Occurrence now, String opened, Session.Status wanted, Reader reader,
            Model model, HttpServletResponse response) {
        SessionForm typed = SessionForm.of(now).choosing(wanted);
        return clashPage.again(model, response, page(meeting.id(), now, typed, reader, model),
                clashes.of(meeting.id(), now, opened, wanted), meeting, reader);
    }

    private String page(UUID id, Occurrence one, SessionForm typed, Reader reader, Model model) {
        Meeting meeting = meetings.byId(id).orElseThrow();
        Group group = groups.byId(meeting.group()).orElseThrow();
        model.addAttribute("group", group);
        model.addAttribute("meeting", meeting);
        model.addAttribute("occurrence", views.of(group, one, reader));
        model.addAttribute("confidential", meeting.confidential(group));
        model.addAttribute("originalDate", one.date().toString());
        model.addAttribute("lead",
                one.times().stream().map(OccurrenceTime::slot).findFirst().orElse(meeting.slots().getFirst()));
        model.addAttribute("typed", typed);
        model.addAttribute("opened", typed.opened() == null
                ? clashes.opened(FormFields.of(SessionForm.of(one)))
                : typed.opened());
        return "meeting/staff/date";
    }

    private List<String> coming(Meeting meeting) {
        return meetings.coming(meeting, COMING).stream().filter(one -> !one.cancelled())
                .map(one -> one.date().toString()).toList();
    }

    private Occurrence occurrence(Meeting meeting, LocalDate date) {
        return meetings.occurrence(meeting, date).orElseThrow(() -> new NotFound("occurrence"));
    }
}
