package org.convene.archive;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.SeeOther;

/** The staff page that takes over a list of past sessions: look first, then take it. */
@Controller
class ArchiveStaffController {
    private static final String IMPORT = "archive/staff/import";
    private final PastSessions past;
    private final WorkingGroups groups;
    private final Forms forms;

    ArchiveStaffController(PastSessions past, WorkingGroups groups, Forms forms) {
        this.past = past;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/staff/groups/{slug}/archive/import")
    String blank(Staff staff, @PathVariable String slug, Model model) {
        return page(staff, slug, "", model);
    }

    @PostMapping("/staff/groups/{slug}/archive/import")
    Object read(Staff staff, @PathVariable String slug, @RequestParam(defaultValue = "") String list,
            @RequestParam(defaultValue = "") String mode, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        String view = page(staff, slug, list, model);
        try {
            Reading read = past.read(staff, slug, list, !mode.equals("import"));
            if (read.done()) {
                return SeeOther.to("/staff/groups/" + slug + "/archive", next, "staff.archive.done");
            }
            model.addAttribute("reading", read);
            if (!read.problems().isEmpty()) {
                response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            }
            return view;
        } catch (InvalidInput bad) {
            return forms.again(model, response, view, bad);
        }
    }

    private String page(Staff staff, String slug, String list, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.MEETINGS_WRITE));
        model.addAttribute("list", list);
        return IMPORT;
    }
}
