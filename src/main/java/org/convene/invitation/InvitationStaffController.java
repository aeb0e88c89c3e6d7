package org.convene.invitation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.calendar.Answer;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Staff pages of what members were told of a meeting: look, send. */
@Controller
class InvitationStaffController {
    private static final int DATES = 12;
    private final Invitations invitations;
    private final Meetings meetings;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Forms forms;

    InvitationStaffController(Invitations invitations, Meetings meetings, WorkingGroups groups,
            OccurrenceViews views, Forms forms) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.groups = groups;
        this.views = views;
        this.forms = forms;
    }

    @GetMapping("/staff/meetings/{id}")
    String show(Staff staff, @PathVariable UUID id, Reader reader, Model model) {
        Meeting meeting = frame(staff, id, reader, model);
        Group group = group(meeting);
        model.addAttribute("recurrence", meeting.rhythm(reader.locale()));
        model.addAttribute("coming", meetings.coming(meeting, DATES).stream()
                .map(one -> views.of(group, one, reader)).toList());
        return "invitation/staff/show";
    }

    @GetMapping("/staff/meetings/{id}/send")
    String sending(Staff staff, @PathVariable UUID id, Reader reader, Model model) {
        Meeting meeting = frame(staff, id, reader, model);
        model.addAttribute("divided", !meetings.untoldAfter(meetings.toldWith(meeting)).isEmpty());
        model.addAttribute("samples", invitations.samples(staff, id, reader.locale()));
        return "invitation/staff/send";
    }

    @PostMapping("/staff/meetings/{id}/send")
    Object send(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean onlyNew, @RequestParam @Nullable Instant seen, Reader reader,
            Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            RoundCounts sent = invitations.send(staff, id, new MailingOrder(onlyNew, note, seen));
            return done(id, sent.any() ? "staff.invitation.sent" : "staff.invitation.nothing-sent", next);
        } catch (InvalidInput bad) {
            model.addAttribute("note", note);
            return forms.again(model, response, sending(staff, id, reader, model), bad);
        } catch (Conflict overtaken) {
            model.addAttribute("note", note);
            return overtaken(overtaken, model, response, sending(staff, id, reader, model));
        }
    }

    @PostMapping("/staff/meetings/{id}/hold")
    Object hold(Staff staff, @PathVariable UUID id, @RequestParam boolean held,
            @RequestParam @Nullable Instant seen, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        try {
            invitations.hold(staff, id, held, seen);
        } catch (Conflict overtaken) {
            return overtaken(overtaken, model, response, show(staff, id, reader, model));
        }
        return done(id, held ? "staff.invitation.held" : "staff.invitation.let-go", next);
    }

    @PostMapping("/staff/meetings/{id}/undo")
    Object undo(Staff staff, @PathVariable UUID id, @RequestParam @Nullable Instant seen, Reader reader, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            RoundCounts told = invitations.undo(staff, id, seen);
            return done(id, told.any() ? "staff.invitation.undone.told" : "staff.invitation.undone", next);
        } catch (Conflict overtaken) {
            return overtaken(overtaken, model, response, show(staff, id, reader, model));
        }
    }

    /** The page once more, as it stands now. */
    private static String overtaken(Conflict why, Model model, HttpServletResponse response, String view) {
        model.addAttribute("overtaken", why.code());
        response.setStatus(HttpStatus.CONFLICT.value());
        return view;
    }

    private static RedirectView done(UUID id, String notice, RedirectAttributes next) {
        return SeeOther.to("/staff/meetings/" + id, next, notice);
    }

    private Meeting frame(Staff staff, UUID id, Reader reader, Model model) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_READ);
        model.addAttribute("meeting", meeting);
        model.addAttribute("group", group(meeting));
        model.addAttribute("counts", invitations.planned(staff, id));
        Map<Answer, Long> answers = invitations.answers(staff, id);
        model.addAttribute("holders", !answers.isEmpty()).addAttribute("answers", answers.entrySet().stream()
                .map(one -> Map.of("answer", one.getKey().name(), "many", one.getValue())).toList());
        invitations.pending(staff, id).ifPresent(one -> model.addAttribute("held", one.held())
                .addAttribute("seen", one.leaves().toString()).addAttribute("leaves",
                        reader.time(one.leaves().atZone(reader.zone())) + " " + reader.city()));
        return meeting;
    }

    private Group group(Meeting meeting) {
        return groups.byId(meeting.group()).orElseThrow();
    }
}
