package org.convene.guest;

import java.time.LocalDate;
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
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.Occurrence;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** The guests of one date, as its moderators see and invite them. */
@Controller
class GuestStaffController {
    private static final String PAGE = "/staff/meetings/{id}/dates/{date}/guests";
    private final Guests guests;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Forms forms;

    GuestStaffController(Guests guests, Meetings meetings, WorkingGroups groups, OccurrenceViews views, Forms forms) {
        this.guests = guests;
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.forms = forms;
    }

    @GetMapping(PAGE)
    String list(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, Reader reader, Model model) {
        return page(staff, id, date, new GuestForm("", "", "", "", "", "", "", null), reader, model);
    }

    @PostMapping(PAGE)
    Object add(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date,
            @ModelAttribute("typed") GuestForm typed, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        try {
            guests.add(staff, id, date, typed.draft());
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(staff, id, date, typed, reader, model), bad);
        }
        return done(id, date, "staff.guest.added", next);
    }

    @PostMapping(PAGE + "/{guest}/remove")
    RedirectView remove(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, @PathVariable UUID guest,
            RedirectAttributes next) {
        guests.remove(staff, id, date, guest);
        return done(id, date, "staff.guest.removed", next);
    }

    @PostMapping(PAGE + "/{guest}/show")
    RedirectView show(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, @PathVariable UUID guest,
            @RequestParam boolean shown, RedirectAttributes next) {
        guests.show(staff, id, date, guest, shown);
        return done(id, date, shown ? "staff.guest.shown" : "staff.guest.hidden", next);
    }

    private String page(Staff staff, UUID id, LocalDate date, GuestForm typed, Reader reader, Model model) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_READ);
        Occurrence one = meetings.occurrence(meeting, date).orElseThrow(() -> new NotFound("occurrence"));
        Group group = groups.byId(meeting.group()).orElseThrow();
        model.addAttribute("group", group).addAttribute("meeting", meeting)
                .addAttribute("occurrence", views.of(group, one, reader)).addAttribute("date", date.toString())
                .addAttribute("guests", guests.of(staff, id, date)).addAttribute("typed", typed)
                .addAttribute("groupLanguage", group.language().toLanguageTag())
                .addAttribute("leadZone", meeting.slots().getFirst().zone().getId());
        return "guest/staff/guests";
    }

    private static RedirectView done(UUID id, LocalDate date, String notice, RedirectAttributes next) {
        return SeeOther.to("/staff/meetings/" + id + "/dates/" + date + "/guests", next, notice);
    }
}
