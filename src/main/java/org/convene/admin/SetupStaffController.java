package org.convene.admin;

import java.time.Duration;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.web.Limit;
import org.convene.web.RateLimits;

/** What to do after the first start, in order, with what is done ticked off. */
@Controller
class SetupStaffController {
    private static final Limit MAILS = new Limit("setup-test-mail", 5, Duration.ofMinutes(15));
    private final SetupSteps steps;
    private final RateLimits limits;

    SetupStaffController(SetupSteps steps, RateLimits limits) {
        this.steps = steps;
        this.limits = limits;
    }

    @GetMapping("/staff/setup")
    String page(Staff staff, Model model) {
        staff.requireAdmin(Scope.AUDIT_READ);
        steps.look(staff);
        var all = steps.of(staff);
        model.addAttribute("steps", all).addAttribute("done", all.stream().filter(SetupStep::done).count());
        return "admin/staff/setup";
    }

    @PostMapping("/staff/setup/test-mail")
    String testMail(Staff staff, RedirectAttributes flash) {
        limits.take(MAILS, staff.id().toString());
        steps.testMail(staff);
        flash.addFlashAttribute("notice", "setup.test.sent");
        return "redirect:/staff/setup";
    }
}
