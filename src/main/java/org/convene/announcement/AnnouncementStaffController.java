package org.convene.announcement;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.delivery.Recipient;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** Writing, looking at and sending announcements. */
@Controller
@RequestMapping("/staff/announcements")
class AnnouncementStaffController {
    private static final String EDIT = "announcement/staff/edit";
    private static final String DRAFT = "announcement/staff/draft";
    private static final int LISTED = 25;
    private static final int FOUND = 10;
    private final Announcements announcements;
    private final WorkingGroups groups;
    private final Forms forms;

    AnnouncementStaffController(Announcements announcements, WorkingGroups groups, Forms forms) {
        this.announcements = announcements;
        this.groups = groups;
        this.forms = forms;
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
        return "announcement/staff/list";
    }

    @GetMapping("/new")
    String blank(Staff staff, @RequestParam(defaultValue = "") String group, Model model) {
        staff.require(Scope.ANNOUNCEMENTS_WRITE);
        List<UUID> chosen = groups.bySlug(group).map(Group::id).filter(staff::moderates).map(List::of)
                .orElse(List.of());
        return edit(staff, model,
                new AnnouncementForm(chosen, "", "", announcements.lastReplyTo(staff, chosen), true, 0),
                "/staff/announcements/new");
    }

    @PostMapping("/new")
    Object create(Staff staff, @ModelAttribute("typed") AnnouncementForm typed, Model model,
            HttpServletResponse response) {
        try {
            return seeOther(announcements.draft(staff, typed.draft()).id());
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, model, typed, "/staff/announcements/new"), bad);
        }
    }

    @GetMapping("/{id}")
    String show(Staff staff, Reader reader, @PathVariable UUID id, @RequestParam @Nullable UUID as,
            @RequestParam(defaultValue = "") String find, Model model) {
        Announcement shown = announcements.find(staff, id);
        if (shown.draft()) {
            search(staff, id, as, find, model);
            return look(staff, reader, shown, SendForm.now(zoneFor(reader, shown), shown.version()), model);
        }
        return ProgressModel.fill(model, shown, reader, "announcement/staff/show");
    }

    @GetMapping("/{id}/edit")
    String change(Staff staff, @PathVariable UUID id, Model model) {
        Announcement draft = announcements.find(staff, id);
        if (!draft.draft()) {
            throw new NotFound("draft");
        }
        return edit(staff, model, AnnouncementForm.of(draft), "/staff/announcements/" + id + "/edit");
    }

    @PostMapping("/{id}/edit")
    Object update(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") AnnouncementForm typed, Model model,
            HttpServletResponse response) {
        try {
            return seeOther(announcements.revise(staff, id, typed.draft(), typed.version()).id());
        } catch (InvalidInput bad) {
            return forms.again(model, response,
                    edit(staff, model, typed, "/staff/announcements/" + id + "/edit"), bad);
        }
    }

    @PostMapping("/{id}/test")
    RedirectView test(Staff staff, Reader reader, @PathVariable UUID id, RedirectAttributes next) {
        announcements.test(staff, id, reader.locale());
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
            return forms.again(model, response, look(staff, reader, announcements.find(staff, id), sending, model),
                    bad);
        }
    }

    @PostMapping("/{id}/copy")
    RedirectView copy(Staff staff, @PathVariable UUID id) {
        return seeOther(announcements.copy(staff, id).id());
    }

    @PostMapping("/{id}/discard")
    RedirectView discard(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        announcements.discard(staff, id);
        next.addFlashAttribute("notice", "staff.announcement.discarded");
        return seeOther("/staff/announcements");
    }

    private String edit(Staff staff, Model model, AnnouncementForm typed, String action) {
        model.addAttribute("typed", typed);
        model.addAttribute("action", action);
        model.addAttribute("choices", groups.all().stream().filter(group -> staff.moderates(group.id())).toList());
        return EDIT;
    }

    private String look(Staff staff, Reader reader, Announcement draft, SendForm sending, Model model) {
        model.addAttribute("draft", draft);
        UUID as = model.getAttribute("shownAs") instanceof UUID member ? member : null;
        Preview mail = announcements.preview(staff, draft.id(), reader.locale(), as);
        model.addAttribute("mail", mail);
        model.addAttribute("mailLanguage", mail.language().getDisplayLanguage(Locale.ENGLISH));
        model.addAttribute("reach", announcements.reach(staff, draft.id()));
        model.addAttribute("sending", sending);
        model.addAttribute("zones", AnnouncementWords.zones());
        return DRAFT;
    }

    /** Whose mail to show: the one chosen, or the only one found. */
    private void search(Staff staff, UUID id, @Nullable UUID as, String find, Model model) {
        List<Recipient> found = find.isBlank() ? List.of() : announcements.readers(staff, id, find, FOUND);
        model.addAttribute("find", find);
        model.addAttribute("found", found);
        model.addAttribute("shownAs", as == null && found.size() == 1 ? found.getFirst().member() : as);
    }

    private static ZoneId zoneFor(Reader reader, Announcement draft) {
        List<ZoneId> shown = draft.groups().getFirst().displayZones();
        return reader.zoneKnown() || shown.isEmpty() ? reader.zone() : shown.getFirst();
    }

    static RedirectView noticed(UUID id, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return seeOther(id);
    }

    private static RedirectView seeOther(UUID id) {
        return seeOther("/staff/announcements/" + id);
    }

    private static RedirectView seeOther(String path) {
        RedirectView view = new RedirectView(path);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        view.setExposeModelAttributes(false);
        return view;
    }
}
