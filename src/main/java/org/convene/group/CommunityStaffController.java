package org.convene.group;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group.Community;
import org.convene.group.Group.LinkKind;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.Forms;
import org.convene.web.Fresh;
import org.convene.web.SeeOther;

@Controller
@RequestMapping("/staff/communities")
class CommunityStaffController {
    private static final String EDIT = "group/staff/community";
    private final WorkingGroups groups;
    private final Forms forms;

    CommunityStaffController(WorkingGroups groups, Forms forms) {
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/new")
    String blank(Staff staff, Model model) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return edit(model, CommunityForm.BLANK, "/staff/communities/new");
    }

    @PostMapping("/new")
    Object create(Staff staff, @ModelAttribute("typed") CommunityForm typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        try {
            groups.createCommunity(staff, typed.draft());
            return saved(next);
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(model, typed, "/staff/communities/new"), bad);
        }
    }

    /** Nothing is checked or kept yet: the form again with all that was typed and one more row. */
    @PostMapping(path = "/new", params = "more")
    String longer(Staff staff, @ModelAttribute("typed") CommunityForm typed, Model model) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return longer(model, typed, edit(model, typed, "/staff/communities/new"));
    }

    @GetMapping("/{id}")
    String show(Staff staff, @PathVariable UUID id, Model model) {
        staff.requireAdmin(Scope.GROUPS_READ);
        return edit(staff, model, CommunityForm.of(community(id)), id);
    }

    @PostMapping("/{id}")
    Object update(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") CommunityForm typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        try {
            groups.updateCommunity(staff, id, typed.over(CommunityForm.of(community(id))).draft());
            return saved(next);
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(staff, model, typed, id), bad);
        }
    }

    /** As {@link #longer(Staff, CommunityForm, Model)}. */
    @PostMapping(path = "/{id}", params = "more")
    String longer(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") CommunityForm typed, Model model) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return longer(model, typed, edit(staff, model, typed, id));
    }

    @Fresh("staff.group.community.delete")
    @PostMapping("/{id}/delete")
    RedirectView delete(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        groups.deleteCommunity(staff, id);
        return SeeOther.to("/staff/groups", next, "staff.group.community.deleted");
    }

    private Community community(UUID id) {
        return groups.communities().stream().filter(community -> community.id().equals(id)).findFirst()
                .orElseThrow(() -> new NotFound("community"));
    }

    private String edit(Staff staff, Model model, CommunityForm typed, UUID id) {
        model.addAttribute("called", community(id).name());
        model.addAttribute("empty", groups.of(staff).stream().noneMatch(group -> group.community().equals(id)));
        return edit(model, typed, "/staff/communities/" + id);
    }

    private static String edit(Model model, CommunityForm typed, String action) {
        model.addAttribute("typed", typed);
        model.addAttribute("action", action);
        model.addAttribute("linkKinds", LinkKind.values());
        model.addAttribute("linkRows", typed.linkRows(false));
        return EDIT;
    }

    private static String longer(Model model, CommunityForm typed, String view) {
        model.addAttribute("more", "links");
        model.addAttribute("linkRows", typed.linkRows(true));
        return view;
    }

    private static RedirectView saved(RedirectAttributes next) {
        return SeeOther.to("/staff/groups", next, "staff.group.community.saved");
    }
}
