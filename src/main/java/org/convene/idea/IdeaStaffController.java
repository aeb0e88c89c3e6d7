package org.convene.idea;

import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.web.SeeOther;

/** Shows an idea to everybody, or no longer: looked at first. */
@Controller
@RequestMapping("/staff/inbox/{id}/listing")
class IdeaStaffController {
    private final Ideas ideas;
    private final WorkingGroups groups;

    IdeaStaffController(Ideas ideas, WorkingGroups groups) {
        this.ideas = ideas;
        this.groups = groups;
    }

    @GetMapping
    String look(Staff staff, @PathVariable UUID id, Model model) {
        Idea idea = ideas.proposed(staff, id);
        UUID of = idea.group();
        Group group = of == null ? null : groups.byId(of).orElse(null);
        model.addAttribute("idea", idea);
        model.addAttribute("agreed", ideas.agreed(staff, id));
        model.addAttribute("shown", ideas.shown(id));
        model.addAttribute("group", group == null ? "" : group.name());
        model.addAttribute("page", Ideas.page(group));
        model.addAttribute("here", "/staff/inbox/" + id);
        return "idea/staff/listing";
    }

    @PostMapping
    RedirectView show(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        ideas.show(staff, id);
        return to(id, next, "staff.idea.done.shown");
    }

    @PostMapping("/end")
    RedirectView hide(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        ideas.hide(staff, id);
        return to(id, next, "staff.idea.done.hidden");
    }

    private static RedirectView to(UUID id, RedirectAttributes next, String notice) {
        return SeeOther.to("/staff/inbox/" + id + "/listing", next, notice);
    }
}
