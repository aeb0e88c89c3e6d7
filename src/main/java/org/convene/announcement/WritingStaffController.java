package org.convene.announcement;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.attachment.Attachment;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.inbound.Addresses;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** The form of an announcement, which comes back with everything typed whatever happened meanwhile. */
@Controller
@RequestMapping("/staff/announcements")
class WritingStaffController {
    private final Announcements announcements;
    private final WorkingGroups groups;
    private final Addresses addresses;
    private final Forms forms;

    WritingStaffController(Announcements announcements, WorkingGroups groups, Addresses addresses,
            Forms forms) {
        this.announcements = announcements;
        this.groups = groups;
        this.addresses = addresses;
        this.forms = forms;
    }

    @GetMapping("/new")
    String blank(Staff staff, Reader reader, @RequestParam(defaultValue = "") String group, Model model) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        List<UUID> chosen = groups.bySlug(group).map(Group::id).filter(staff::moderates).map(List::of)
                .orElse(List.of());
        return begin(staff, reader, null,
                new AnnouncementForm(chosen, "", "", announcements.lastReplyTo(staff, chosen), true, 0), model);
    }

    @PostMapping("/new")
    Object create(Staff staff, @ModelAttribute("typed") AnnouncementForm typed, Model model,
            HttpServletResponse response) {
        try {
            UUID made = announcements.draft(staff, typed.draft()).id();
            announcements.forgetTyped(staff, null);
            return AnnouncementStaffController.seeOther(made);
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, null, typed, model), bad);
        }
    }

    @GetMapping("/{id}/edit")
    String change(Staff staff, Reader reader, @PathVariable UUID id, Model model) {
        return begin(staff, reader, id, AnnouncementForm.of(draft(staff, id)), model);
    }

    /** Whoever saves second is shown what the first one saved, and decides. */
    @PostMapping("/{id}/edit")
    Object update(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") AnnouncementForm typed, Model model,
            HttpServletResponse response) {
        try {
            UUID saved = announcements.revise(staff, id, typed.draft(), typed.version()).id();
            announcements.forgetTyped(staff, id);
            return AnnouncementStaffController.seeOther(saved);
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, id, typed, model), bad);
        } catch (Conflict meanwhile) {
            AnnouncementForm theirs = AnnouncementForm.of(draft(staff, id));
            model.addAttribute("differences", Differences.between(theirs.written(), typed.written()));
            response.setStatus(HttpStatus.CONFLICT.value());
            return edit(staff, id, typed.on(theirs.version()), model);
        }
    }

    private Announcement draft(Staff staff, UUID id) {
        Announcement draft = announcements.find(staff, id);
        if (!draft.draft()) {
            throw new NotFound("draft");
        }
        return draft;
    }

    private String begin(Staff staff, Reader reader, @Nullable UUID id, AnnouncementForm stored, Model model) {
        Optional<Typed> unsaved = announcements.typed(staff, id);
        unsaved.ifPresent(typed -> {
            model.addAttribute("unsavedAt", reader.momentThere(typed.at()));
            if (typed.form().version() != stored.version()) {
                model.addAttribute("differences", Differences.between(stored.written(), typed.form().written()));
            }
        });
        return edit(staff, id, unsaved.map(typed -> typed.form().on(stored.version())).orElse(stored), model);
    }

    private String edit(Staff staff, @Nullable UUID id, AnnouncementForm typed, Model model) {
        model.addAttribute("typed", typed);
        model.addAttribute("comesIn", addresses.on());
        model.addAttribute("of", id == null ? "" : id.toString());
        model.addAttribute("action", "/staff/announcements/" + (id == null ? "new" : id + "/edit"));
        model.addAttribute("pictures", id == null
                ? List.of()
                : announcements.attachments(staff, id).stream().filter(Attachment::picture).toList());
        model.addAttribute("choices", groups.all().stream().filter(group -> staff.moderates(group.id())).toList());
        return "announcement/staff/edit";
    }
}
