package org.convene.deliverability;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

import org.convene.audit.Staff;

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
}
