package org.convene.group;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.StringUtils;
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
import org.convene.group.Group.Community;
import org.convene.group.Group.JoiningPolicy;
import org.convene.group.Group.LinkKind;
import org.convene.mail.Markdown;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.SiteProperties;
import org.convene.web.Forms;
import org.convene.web.Fresh;
import org.convene.web.SeeOther;

@Controller
@RequestMapping("/staff/groups")
class GroupStaffController {
    private static final String EDIT = "group/staff/edit";
    /** Within how many days; a program may have set another number. */
    private static final List<Integer> ANSWERED = List.of(1, 2, 3, 5, 7, 14, 30);
    private final WorkingGroups groups;
    private final Markdown markdown;
    private final Forms forms;

    GroupStaffController(WorkingGroups groups, Markdown markdown, Forms forms) {
        this.groups = groups;
        this.markdown = markdown;
        this.forms = forms;
    }

    /** One community of the list with the groups this person works in. */
    public record Chapter(Community community, List<Group> groups) {}

    @GetMapping
    String list(Staff staff, Model model) {
        List<Group> mine = groups.of(staff);
        model.addAttribute("chapters", groups.communities().stream()
                .map(community -> new Chapter(community,
                        mine.stream().filter(group -> group.community().equals(community.id())).toList()))
                .filter(chapter -> staff.admin() || !chapter.groups().isEmpty()).toList());
        return "group/staff/list";
    }

    @GetMapping("/new")
    String blank(Staff staff, Model model) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return edit(model, GroupForm.BLANK, "/staff/groups/new");
    }

    @PostMapping("/new")
    Object create(Staff staff, @ModelAttribute("typed") GroupForm typed, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        try {
            UUID community = typed.community() == null ? groups.firstCommunity(staff).id() : typed.community();
            return to(groups.create(staff, typed.draft(community)), next, "staff.group.created");
        } catch (InvalidInput bad) {
            return forms.again(model, response, edit(model, typed, "/staff/groups/new"), bad);
        }
    }

    /** Nothing is checked or kept yet: the form again with all that was typed and one more row. */
    @PostMapping(path = "/new", params = "more")
    String longer(Staff staff, @ModelAttribute("typed") GroupForm typed, @RequestParam String more, Model model) {
        staff.requireAdmin(Scope.GROUPS_WRITE);
        return edit(model, typed, "/staff/groups/new", more);
    }

    @GetMapping("/{slug}")
    String show(Staff staff, @PathVariable String slug, Model model) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_READ);
        model.addAttribute("group", group);
        if (staff.looksOn()) {
            model.addAttribute("description", markdown.html(group.description()));
            model.addAttribute("rules", markdown.html(group.rules()));
            return "group/staff/read";
        }
        if (staff.admin()) {
            model.addAttribute("used", groups.used(staff, group.id()));
        }
        return edit(model, GroupForm.of(GroupDraft.of(group), group.version()), "/staff/groups/" + slug);
    }

    @PostMapping("/{slug}")
    Object update(Staff staff, @PathVariable String slug, @ModelAttribute("typed") GroupForm typed, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        try {
            UUID community = typed.community() == null ? group.community() : typed.community();
            GroupForm whole = typed.over(GroupForm.of(GroupDraft.of(group), group.version()));
            return to(groups.update(staff, group.id(), whole.draft(community), typed.version()), next,
                    "staff.group.saved");
        } catch (InvalidInput bad) {
            model.addAttribute("group", group);
            return forms.again(model, response, edit(model, typed, "/staff/groups/" + slug), bad);
        } catch (Conflict stale) {
            return overtaken(groups.moderated(staff, slug, Scope.GROUPS_WRITE), typed, model, response);
        }
    }

    /** As {@link #longer(Staff, GroupForm, String, Model)}. */
    @PostMapping(path = "/{slug}", params = "more")
    String longer(Staff staff, @PathVariable String slug, @ModelAttribute("typed") GroupForm typed,
            @RequestParam String more, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.GROUPS_WRITE));
        return edit(model, typed, "/staff/groups/" + slug, more);
    }

    @PostMapping("/{slug}/retire")
    RedirectView archive(Staff staff, @PathVariable String slug, RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        groups.archive(staff, group.id());
        return to(group, next, "staff.group.archived");
    }

    @PostMapping("/{slug}/restore")
    RedirectView restore(Staff staff, @PathVariable String slug, RedirectAttributes next) {
        Group group = groups.moderated(staff, slug, Scope.GROUPS_WRITE);
        groups.restore(staff, group.id());
        return to(group, next, "staff.group.restored");
    }

    @Fresh("account.act.group-delete")
    @PostMapping("/{slug}/delete")
    RedirectView delete(Staff staff, @PathVariable String slug, RedirectAttributes next) {
        groups.delete(staff, groups.moderated(staff, slug, Scope.GROUPS_WRITE).id());
        return SeeOther.to("/staff/groups", next, "staff.group.deleted");
    }

    /** What was typed is not lost: sent once more it replaces what somebody else has saved meanwhile. */
    private String overtaken(Group now, GroupForm typed, Model model, HttpServletResponse response) {
        model.addAttribute("group", now);
        model.addAttribute("overtaken", true);
        response.setStatus(HttpServletResponse.SC_CONFLICT);
        return edit(model, typed.withVersion(now.version()), "/staff/groups/" + now.slug());
    }

    private String edit(Model model, GroupForm typed, String action) {
        return edit(model, typed, action, "");
    }

    /** @param more the list that one more row is wanted for; empty: none */
    private String edit(Model model, GroupForm typed, String action, String more) {
        model.addAttribute("more", more);
        model.addAttribute("linkKinds", LinkKind.values());
        model.addAttribute("linkRows", typed.linkRows(more.equals("links")));
        model.addAttribute("zoneRows", typed.zoneRows(more.equals("displayZones")));
        model.addAttribute("typed", typed);
        model.addAttribute("action", action);
        model.addAttribute("communities", groups.communities().stream()
                .map(community -> Map.of("value", community.id().toString(), "label", community.name())).toList());
        model.addAttribute("languages", SiteProperties.LANGUAGES.stream()
                .map(Locale::forLanguageTag).map(language -> Map.of("value", language.toLanguageTag(), "label",
                        StringUtils.capitalize(language.getDisplayLanguage(language))))
                .toList());
        model.addAttribute("policies", JoiningPolicy.values());
        model.addAttribute("answerDays", Stream.concat(ANSWERED.stream(), Stream.ofNullable(typed.answerDays()))
                .filter(days -> days > 0).distinct().sorted().toList());
        return EDIT;
    }

    private static RedirectView to(Group group, RedirectAttributes next, String notice) {
        return SeeOther.to("/staff/groups/" + group.slug(), next, notice);
    }
}
