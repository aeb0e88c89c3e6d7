package org.convene.announcement;

import java.util.List;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audience.Recipient;
import org.convene.audit.Staff;
import org.convene.site.InvalidInput;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Writing, looking at and sending announcements. */
@Controller
@RequestMapping("/staff/announcements")
class AnnouncementStaffController {
    private static final int LISTED = 25;
    private static final int FOUND = 10;
    private final Announcements announcements;
    private final DraftPage page;

    AnnouncementStaffController(Announcements announcements, DraftPage page) {
        this.announcements = announcements;
        this.page = page;
    }

    @GetMapping
    String list(Staff staff, Reader reader, @RequestParam @Nullable UUID before, Model model) {
        List<Announcement> page = announcements.page(staff, before, LISTED + 1);
        model.addAttribute("announcements", page.stream().limit(LISTED).toList());
        model.addAttribute("next", page.size() > LISTED
                ? "/staff/announcements?before=" + page.get(LISTED - 1).id()
                : "");
        model.addAttribute("later", before != null);
        model.addAttribute("words", new AnnouncementWords(reader));
        model.addAttribute("typed", announcements.typed(staff));
        return "announcement/staff/list";
    }

    @GetMapping("/{id}")
    String show(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam @Nullable UUID as,
            @RequestParam(defaultValue = "") String find, Model model) {
        Announcement shown = announcements.find(staff, id);
        if (shown.draft()) {
            search(staff, id, as, find, model);
            return page.show(staff, reader, shown, null, model);
        }
        return ProgressModel.fill(model, shown, announcements.reach(staff, id).digest(), reader,
                "announcement/staff/show");
    }

    @PostMapping("/{id}/test")
    RedirectView test(Staff staff, Reader reader, @PathVariable UUID id, RedirectAttributes next) {
        announcements.test(staff, id, reader.language());
        return noticed(id, next, "staff.announcement.tested");
    }

    @PostMapping("/{id}/send")
    Object send(Staff staff, Reader reader, @PathVariable UUID id, @ModelAttribute("sending") SendForm sending,
            Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            Announcement sent = announcements.send(staff, id, sending.instant(), sending.version());
            return noticed(id, next, sent.state() == AnnouncementState.SCHEDULED
                    ? "staff.announcement.scheduled"
                    : "staff.announcement.leaves");
        } catch (InvalidInput bad) {
            return page.again(staff, reader, id, sending, model, response, bad);
        }
    }

    @PostMapping("/{id}/copy")
    RedirectView copy(Staff staff, @PathVariable UUID id) {
        return seeOther(announcements.copy(staff, id).id());
    }

    @PostMapping("/{id}/discard")
    RedirectView discard(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        announcements.discard(staff, id);
        return SeeOther.to("/staff/announcements", next, "staff.announcement.discarded");
    }

    /** Whose mail to show: the one chosen, or the only one found. */
    private void search(Staff staff, UUID id, @Nullable UUID as, String find, Model model) {
        List<Recipient> found = find.isBlank() ? List.of() : announcements.readers(staff, id, find, FOUND);
        model.addAttribute("find", find);
        model.addAttribute("found", found);
        model.addAttribute("shownAs", as == null && found.size() == 1 ? found.getFirst().member() : as);
    }

    static RedirectView noticed(UUID id, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return seeOther(id);
    }

    static RedirectView seeOther(UUID id) {
        return SeeOther.to("/staff/announcements/" + id);
    }
}
