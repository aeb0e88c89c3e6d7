package org.convene.announcement;

import java.util.Map;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** What is typed into the form of an announcement, kept while it is typed. */
@Controller
@RequestMapping("/staff/announcements/typed")
class TypedStaffController {
    private final Announcements announcements;

    TypedStaffController(Announcements announcements) {
        this.announcements = announcements;
    }

    /** @param of the draft it would change; absent: a new one */
    @PostMapping(produces = "application/json")
    @ResponseBody
    Map<String, Object> keep(Staff staff, @RequestParam @Nullable UUID of, @ModelAttribute AnnouncementForm typed) {
        return announcements.keepTyped(staff, of, typed)
                .map(stored -> Map.<String, Object>of("version", stored.version(), "open", stored.draft()))
                .orElseGet(() -> Map.of("version", 0, "open", true));
    }

    @GetMapping(path = "/mail", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String mail(Staff staff, Reader reader, @RequestParam @Nullable UUID of, HttpServletResponse response) {
        SendingStaffController.asMail(response);
        return announcements.previewTyped(staff, of, reader.language()).html();
    }

    @PostMapping("/forget")
    RedirectView forget(Staff staff, @RequestParam @Nullable UUID of) {
        announcements.forgetTyped(staff, of);
        return SeeOther.to(
                "/staff/announcements/" + (of == null ? "new" : of + "/edit"));
    }
}
