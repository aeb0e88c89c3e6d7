package org.convene.room;

import java.util.Arrays;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

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
import org.convene.meeting.Meeting;
import org.convene.meeting.Meetings;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.SeeOther;

/** The staff page of a meeting's room: where it comes from, what is wrong with it. */
@Controller
class RoomStaffController {
    private final Rooms rooms;
    private final Meetings meetings;
    private final Forms forms;

    RoomStaffController(Rooms rooms, Meetings meetings, Forms forms) {
        this.rooms = rooms;
        this.meetings = meetings;
        this.forms = forms;
    }

    @GetMapping("/staff/meetings/{id}/room")
    String show(Staff staff, @PathVariable UUID id, Model model) {
        Meeting meeting = meetings.moderated(staff, id, Scope.MEETINGS_READ);
        model.addAttribute("meeting", meeting);
        model.addAttribute("pasted", !meeting.venue().joinUrl().isEmpty());
        model.addAttribute("room", rooms.of(staff, id));
        model.addAttribute("missing", Arrays.stream(Provider.values())
                .filter(one -> !rooms.of(staff, id).offered().contains(one)).toList());
        return "room/staff/room";
    }

    @PostMapping("/staff/meetings/{id}/room")
    Object choose(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String provider, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            rooms.choose(staff, id, read(provider));
        } catch (InvalidInput bad) {
            return forms.again(model, response, show(staff, id, model), bad);
        }
        return done(id, "staff.room.chosen", next);
    }

    @PostMapping("/staff/meetings/{id}/room/again")
    RedirectView again(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        rooms.again(staff, id);
        return done(id, "staff.room.asked", next);
    }

    static Provider read(String typed) {
        return Arrays.stream(Provider.values()).filter(one -> one.name().equals(typed)).findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("provider", "problem.room.provider")));
    }

    private static RedirectView done(UUID id, String notice, RedirectAttributes next) {
        return SeeOther.to("/staff/meetings/" + id + "/room", next, notice);
    }
}
