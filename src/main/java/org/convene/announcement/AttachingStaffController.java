package org.convene.announcement;

import java.io.IOException;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Reader;
import org.convene.web.Upload;

/** Pictures and files of a draft. */
@Controller
@RequestMapping("/staff/announcements/{id}/attachments")
class AttachingStaffController {
    private final Announcements announcements;
    private final DraftPage page;

    AttachingStaffController(Announcements announcements, DraftPage page) {
        this.announcements = announcements;
        this.page = page;
    }

    @PostMapping
    Object add(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String alt, Model model, HttpServletResponse response,
            RedirectAttributes next) throws IOException {
        String name = file.getOriginalFilename();
        try {
            if (file.isEmpty() || name == null) {
                throw new InvalidInput(FieldProblem.of("file", "problem.required"));
            }
            announcements.attach(staff, id, name, alt, Upload.read(file, "file", Upload.MOST));
        } catch (InvalidInput bad) {
            model.addAttribute("alt", alt);
            return page.again(staff, reader, id, null, model, response, bad);
        }
        return AnnouncementStaffController.noticed(id, next, "staff.announcement.attached");
    }

    @PostMapping("/{attachment}/remove")
    RedirectView remove(Staff staff, @PathVariable UUID id, @PathVariable UUID attachment, RedirectAttributes next) {
        announcements.detach(staff, id, attachment);
        return AnnouncementStaffController.noticed(id, next, "staff.announcement.detached");
    }
}
