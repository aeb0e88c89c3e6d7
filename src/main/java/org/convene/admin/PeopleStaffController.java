package org.convene.admin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.signin.SecondFactors;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Fresh;
import org.convene.web.Reader;
import org.convene.web.ReaderCookies;

/** Who runs the groups: invite, give roles, keep out. */
@Controller
class PeopleStaffController {
    private static final String VIEW = "admin/staff/people";
    private final StaffAccounts accounts;
    private final SecondFactors factors;
    private final WorkingGroups groups;
    private final Forms forms;

    PeopleStaffController(StaffAccounts accounts, SecondFactors factors, WorkingGroups groups, Forms forms) {
        this.accounts = accounts;
        this.factors = factors;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping("/staff/people")
    String page(Staff staff, Model model) {
        return show(staff, model);
    }

    @Fresh("people.invite.do")
    @PostMapping("/staff/people")
    String invite(Staff staff, @RequestParam String email, @RequestParam String name,
            @RequestParam(defaultValue = "moderator") String role,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(name = "groups", required = false) @Nullable List<UUID> chosen, Reader reader, Model model,
            HttpServletResponse response, RedirectAttributes flash) {
        try {
            Locale spoken = ReaderCookies.language(language);
            accounts.invite(staff, email, name, Role.of(role), known(chosen),
                    spoken == null ? reader.language() : spoken);
            flash.addFlashAttribute("notice", "people.invited");
            return "redirect:/staff/people";
        } catch (InvalidInput bad) {
            show(staff, model);
            model.addAttribute("email", email).addAttribute("name", name).addAttribute("role", role)
                    .addAttribute("spoken", language);
            return forms.again(model, response, VIEW, bad);
        }
    }

    @Fresh("account.act.roles")
    @PostMapping("/staff/people/{id}/roles")
    String roles(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "moderator") String role,
            @RequestParam(name = "groups", required = false) @Nullable List<UUID> chosen, RedirectAttributes flash) {
        accounts.setRoles(staff, id, Role.of(role), known(chosen));
        flash.addFlashAttribute("notice", "people.changed");
        return "redirect:/staff/people";
    }

    @Fresh("account.act.factor-reset")
    @PostMapping("/staff/people/{id}/second-factor")
    String secondFactor(Staff staff, @PathVariable UUID id, RedirectAttributes flash) {
        factors.reset(staff, id);
        flash.addFlashAttribute("notice", "people.second-factor.reset");
        return "redirect:/staff/people";
    }

    @Fresh("account.act.access")
    @PostMapping("/staff/people/{id}/access")
    String access(Staff staff, @PathVariable UUID id, @RequestParam boolean disabled, RedirectAttributes flash) {
        accounts.setDisabled(staff, id, disabled);
        flash.addFlashAttribute("notice", disabled ? "people.disabled" : "people.enabled");
        return "redirect:/staff/people";
    }

    private String show(Staff staff, Model model) {
        model.addAttribute("people", accounts.people(staff)).addAttribute("groups", groups.all())
                .addAttribute("communities", groups.communities());
        return VIEW;
    }

    private Set<UUID> known(@Nullable List<UUID> chosen) {
        Set<UUID> asked = chosen == null ? Set.of() : Set.copyOf(chosen);
        return groups.all().stream().map(group -> group.id()).filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
    }
}
