package org.convene.announcement;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Staff;
import org.convene.delivery.DeliveryReport;
import org.convene.delivery.DeliveryState;
import org.convene.web.Reader;

/** What becomes of an announcement after it was handed in, and the levers over it. */
@Controller
@RequestMapping("/staff/announcements/{id}")
class SendingStaffController {
    /** The mail is shown apart from the page: no script, no form, nothing loaded from elsewhere, only its own styles. */
    private static final String MAIL_POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; sandbox; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    private static final int LISTED = 50;
    private final Announcements announcements;

    SendingStaffController(Announcements announcements) {
        this.announcements = announcements;
    }

    @GetMapping(path = "/mail", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String mail(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam @Nullable UUID as,
            HttpServletResponse response) {
        asMail(response);
        return announcements.preview(staff, id, reader.language(), as).html();
    }

    static void asMail(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", MAIL_POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
    }

    /** The part of the page that changes while mails leave. */
    @GetMapping("/progress")
    String progress(Staff staff, Reader reader, @PathVariable UUID id, Model model) {
        Announcement shown = announcements.find(staff, id);
        long digest = shown.open() ? 0 : announcements.reach(staff, id).digest(); // asked for again and again while open
        return ProgressModel.fill(model, shown, digest, reader, "announcement/staff/progress");
    }

    @GetMapping("/deliveries")
    String deliveries(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam @Nullable DeliveryState state,
            @RequestParam @Nullable UUID after, Model model) {
        List<DeliveryReport> page = announcements.deliveries(staff, id, state, after, LISTED + 1);
        model.addAttribute("deliveries", page.stream().limit(LISTED).toList());
        model.addAttribute("state", state == null ? "" : state.name());
        model.addAttribute("first", "/staff/announcements/" + id + "/deliveries" + (state == null
                ? ""
                : "?state=" + state));
        model.addAttribute("next", page.size() > LISTED
                ? "/staff/announcements/" + id + "/deliveries?after=" + page.get(LISTED - 1).id() + (state == null
                        ? ""
                        : "&state=" + state)
                : "");
        model.addAttribute("later", after != null);
        return ProgressModel.fill(model, announcements.find(staff, id), 0, reader, "announcement/staff/deliveries");
    }

    @PostMapping("/pause")
    RedirectView pause(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return AnnouncementStaffController.noticed(id, next, early(announcements.pause(staff, id))
                ? "staff.announcement.held"
                : "staff.announcement.paused");
    }

    @PostMapping("/resume")
    RedirectView resume(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return AnnouncementStaffController.noticed(id, next, early(announcements.resume(staff, id))
                ? "staff.announcement.scheduled"
                : "staff.announcement.resumed");
    }

    /** Nothing of it has left, because its time has not come. */
    private static boolean early(Announcement announcement) {
        return announcement.state() == AnnouncementState.SCHEDULED;
    }

    @PostMapping("/cancel")
    RedirectView cancel(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        announcements.cancel(staff, id);
        return AnnouncementStaffController.noticed(id, next, "staff.announcement.cancelled");
    }

    @PostMapping("/retry")
    RedirectView retry(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return AnnouncementStaffController.noticed(id, next, announcements.retry(staff, id) > 0
                ? "staff.announcement.retried"
                : "staff.announcement.nothing-to-retry");
    }
}
