package org.convene.unsent;

import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.convene.audit.Staff;

/** What was typed, by itself, where the page it was typed into is no longer there. */
@Controller
class UnsentStaffController {
    private final UnsentForms forms;

    UnsentStaffController(UnsentForms forms) {
        this.forms = forms;
    }

    @GetMapping("/staff/unsent/{id}")
    String show(Staff staff, @PathVariable UUID id, Model model) {
        UnsentForm form = forms.one(staff, id);
        model.addAttribute("fields", form.fields().stream().filter(field -> words(field.value())).toList());
        return "unsent/staff/words";
    }

    /** What pages put into their forms themselves is nothing to copy. */
    private static boolean words(String value) {
        return !value.isBlank() && !value.matches("\\d+|true|false|[0-9a-f-]{36}");
    }
}
