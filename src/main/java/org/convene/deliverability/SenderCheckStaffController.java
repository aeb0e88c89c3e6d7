package org.convene.deliverability;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.web.SeeOther;

/** The page that says whether receivers can trust our mail. */
@Controller
class SenderCheckStaffController {
    private final SenderCheck check;

    SenderCheckStaffController(SenderCheck check) {
        this.check = check;
    }

    @GetMapping("/staff/sending/check")
    String show(Staff staff, Model model) {
        model.addAttribute("findings", check.findings(staff));
        return "deliverability/staff/check";
    }

    @PostMapping("/staff/sending/check")
    RedirectView send(Staff staff, RedirectAttributes next) {
        next.addFlashAttribute("sentTo", check.sendTest(staff).value());
        return SeeOther.to("/staff/sending/check");
    }
}
