package org.convene.reminder;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;

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
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.NotFound;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** A group's standard for reminders, and telling members what is left of a date. */
@Controller
class ReminderStaffController {
    private final Reminders reminders;
    private final WorkingGroups groups;

    ReminderStaffController(Reminders reminders, WorkingGroups groups) {
        this.reminders = reminders;
        this.groups = groups;
    }

    @GetMapping("/staff/groups/{slug}/reminders")
    String standard(Staff staff, @PathVariable String slug, Model model) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_READ);
        model.addAttribute("group", group);
        model.addAttribute("standard", reminders.standard(group.id()).name());
        return "reminder/staff/standard";
    }

    @PostMapping("/staff/groups/{slug}/reminders")
    RedirectView standard(Staff staff, @PathVariable String slug, @RequestParam(defaultValue = "") String reminder,
            RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        Reminder chosen = Arrays.stream(Reminder.values()).filter(one -> one.name().equals(reminder)).findFirst()
                .orElseThrow(() -> new NotFound("reminder"));
        reminders.standard(staff, group, chosen);
        return SeeOther.to("/staff/groups/" + slug + "/reminders", next, "staff.reminder.saved");
    }

    @GetMapping("/staff/meetings/{id}/dates/{date}/follow-up")
    String followUp(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, Reader reader, Model model) {
        FollowUp plan = reminders.planned(staff, id, date);
        var sent = plan.sent();
        model.addAttribute("plan", plan);
        model.addAttribute("sent", sent == null ? "" : reader.moment(sent));
        model.addAttribute("date", date.toString());
        model.addAttribute("day", reader.day(date));
        model.addAttribute("meeting", id);
        return "reminder/staff/follow-up";
    }

    @PostMapping("/staff/meetings/{id}/dates/{date}/follow-up")
    RedirectView send(Staff staff, @PathVariable UUID id, @PathVariable LocalDate date, RedirectAttributes next) {
        reminders.followUp(staff, id, date);
        return SeeOther.to("/staff/meetings/" + id + "/dates/" + date + "/follow-up", next, "staff.reminder.told");
    }
}
