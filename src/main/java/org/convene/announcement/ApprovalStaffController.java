package org.convene.announcement;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Drafts that a second person looks at before they leave. */
@Controller
@RequestMapping("/staff/announcements")
class ApprovalStaffController {
    private final Approvals approvals;
    private final WorkingGroups groups;
    private final DraftPage page;

    ApprovalStaffController(Approvals approvals, WorkingGroups groups, DraftPage page) {
        this.approvals = approvals;
        this.groups = groups;
        this.page = page;
    }

    @PostMapping("/{id}/ask")
    RedirectView ask(Staff staff, @PathVariable UUID id, @RequestParam long version, RedirectAttributes next) {
        approvals.ask(staff, id, version);
        return AnnouncementStaffController.noticed(id, next, "staff.announcement.asked");
    }

    @PostMapping("/{id}/decide")
    Object decide(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam long version,
            @RequestParam String decision, @RequestParam(defaultValue = "") String note, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        boolean approved = decision.equals("approve");
        try {
            approvals.decide(staff, id, version, approved, note.replace("\r\n", "\n"));
        } catch (InvalidInput bad) {
            model.addAttribute("note", note);
            return page.again(staff, reader, id, null, model, response, bad);
        }
        return AnnouncementStaffController.noticed(id, next,
                approved ? "staff.announcement.approved" : "staff.announcement.declined");
    }

    @GetMapping("/approval")
    String rules(Staff staff, Model model) {
        ApprovalRules rules = approvals.rules(staff);
        model.addAttribute("everywhere", rules.everywhere());
        model.addAttribute("choices", groups.all());
        model.addAttribute("wanted", rules.groups().stream().map(String::valueOf).toList());
        return "announcement/staff/approval";
    }

    @PostMapping("/approval")
    RedirectView setRules(Staff staff, @RequestParam(defaultValue = "false") boolean everywhere,
            @RequestParam(defaultValue = "") List<UUID> groups, RedirectAttributes next) {
        approvals.setRules(staff, new ApprovalRules(everywhere, groups));
        return SeeOther.to("/staff/announcements/approval", next, "staff.announcement.rules.saved");
    }
}
