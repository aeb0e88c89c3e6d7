package org.convene.subscription;

import java.time.ZoneId;
import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** One member at a time: adding, letting in, removing. */
@Controller
class MembersStaffController {
    private final Subscriptions subscriptions;
    private final WorkingGroups groups;
    private final Forms forms;

    MembersStaffController(Subscriptions subscriptions, WorkingGroups groups, Forms forms) {
        this.subscriptions = subscriptions;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/staff/groups/{slug}/members/add")
    String blank(Staff staff, @PathVariable String slug, Reader reader, Model model) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        ZoneId zone = group.displayZones().isEmpty() ? reader.zone() : group.displayZones().getFirst();
        return form(staff, slug, model,
                new MemberForm("", "", group.language().getLanguage(), zone.getId(), "", false));
    }

    @PostMapping("/staff/groups/{slug}/members/add")
    String add(Staff staff, @PathVariable String slug, @ModelAttribute("typed") MemberForm typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            subscriptions.addMember(staff, slug, typed.addition());
            return back(slug, next, Boolean.TRUE.equals(typed.welcome())
                    ? "staff.subscription.added.welcome"
                    : "staff.subscription.added");
        } catch (InvalidInput bad) {
            return forms.again(model, response, form(staff, slug, model, typed), bad);
        }
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/{act}")
    String act(Staff staff, @PathVariable String slug, @PathVariable UUID id, @PathVariable Act act,
            RedirectAttributes next) {
        switch (act) {
            case accept -> subscriptions.accept(staff, slug, id);
            case decline -> subscriptions.decline(staff, slug, id);
            case remove -> subscriptions.removeMember(staff, slug, id);
        }
        return back(slug, next, "staff.subscription." + act.name() + ".done");
    }

    /** What the buttons beside a member do, spelled as in their address. */
    enum Act {
        accept, decline, remove
    }

    private String form(Staff staff, String slug, Model model, MemberForm typed) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        model.addAttribute("typed", typed);
        return "subscription/staff/add";
    }

    private static String back(String slug, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/staff/groups/" + slug + "/members";
    }
}
