package org.convene.meeting;

import java.time.Clock;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

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

/** Staff pages of the past sessions of a group; those without a meeting are added and corrected here. */
@Controller
@RequestMapping("/staff/groups/{slug}/archive")
class PastStaffController {
    private static final int LISTED = 200;
    private static final SessionForm BLANK = new SessionForm("", "", "", "", "", "", "", "", "", null, "", "", "", "",
            "", "", "", null);
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Clashes clashes;
    private final ClashPage clashPage;
    private final Forms forms;
    private final Clock clock;

    PastStaffController(Meetings meetings, WorkingGroups groups, OccurrenceViews views, Clashes clashes,
            ClashPage clashPage, Forms forms, Clock clock) {
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.clashes = clashes;
        this.clashPage = clashPage;
        this.forms = forms;
        this.clock = clock;
    }

    @GetMapping
    String list(Staff staff, @PathVariable String slug, Reader reader, Model model) {
        return list(groups.moderated(staff, slug, Scope.MEETINGS_READ), BLANK, reader, model);
    }

    @PostMapping
    Object add(Staff staff, @PathVariable String slug, @ModelAttribute("typed") SessionForm typed, Reader reader,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        try {
            LocalDate day = typed.day(Archive.last(clock.instant()));
            meetings.addPast(staff, group.id(), day, typed.undated().change().onto(Session.PLAIN));
        } catch (InvalidInput bad) {
            return forms.again(model, response, list(group, typed, reader, model), bad);
        }
        return to(slug, "", "staff.meeting.past.added", next);
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable String slug, @PathVariable UUID id, Reader reader, Model model) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_READ);
        Occurrence one = alone(group, id);
        return page(group, one, SessionForm.of(one), reader, model);
    }

    @PostMapping("/{id}")
    Object change(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @ModelAttribute("typed") SessionForm typed, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Occurrence one = alone(group, id);
        try {
            if (!clashes.ofPast(one, typed).isEmpty()) {
                return clash(group, one, typed, reader, model, response);
            }
            LocalDate day = typed.day(Archive.last(clock.instant()));
            meetings.changePast(staff, group.id(), id, typed.past(day), one.version());
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(group, one, typed, reader, model), bad);
        } catch (Conflict faster) {
            return clash(group, alone(group, id), typed, reader, model, response);
        }
        return one.cancelled()
                ? to(slug, "/" + id, "staff.meeting.past.gone", next)
                : to(slug, "", "staff.meeting.past.changed", next);
    }

    private String clash(Group group, Occurrence now, SessionForm typed, Reader reader, Model model,
            HttpServletResponse response) {
        List<Difference> found = clashes.ofPast(now, typed);
        SessionForm merged = typed.taking(ClashPage.untouched(found), SessionForm.of(now));
        return clashPage.again(model, response, page(group, now, merged, reader, model), found, reader);
    }

    /** Takes the session out of the archive, or puts it back. */
    @PostMapping("/{id}/out")
    RedirectView out(Staff staff, @PathVariable String slug, @PathVariable UUID id, @RequestParam boolean out,
            RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.MEETINGS_WRITE);
        Session.Status status = out ? Session.Status.CANCELLED : Session.Status.CONFIRMED;
        meetings.changePast(staff, group.id(), id, SessionChange.to(status), null);
        return out
                ? to(slug, "/" + id, "staff.meeting.past.gone", next)
                : to(slug, "", "staff.meeting.past.back", next);
    }

    private String list(Group group, SessionForm typed, Reader reader, Model model) {
        model.addAttribute("group", group).addAttribute("typed", typed).addAttribute("past",
                meetings.past(group.id(), "", LISTED).stream().map(one -> views.of(group, one, reader)).toList());
        model.addAttribute("hidden",
                meetings.hidden(group.id()).stream().map(one -> views.of(group, one, reader)).toList());
        return "meeting/staff/archive";
    }

    private String page(Group group, Occurrence one, SessionForm typed, Reader reader, Model model) {
        model.addAttribute("group", group).addAttribute("one", views.of(group, one, reader))
                .addAttribute("typed", typed).addAttribute("opened", typed.opened() == null
                        ? clashes.opened(FormFields.past(SessionForm.of(one)))
                        : typed.opened());
        return "meeting/staff/session";
    }

    private Occurrence alone(Group group, UUID id) {
        return meetings.occurrence(group.id(), id.toString()).filter(one -> one.meeting() == null)
                .orElseThrow(() -> new NotFound("occurrence"));
    }

    private static RedirectView to(String slug, String under, String notice, RedirectAttributes next) {
        return SeeOther.to("/staff/groups/" + slug + "/archive" + under, next, notice);
    }
}
