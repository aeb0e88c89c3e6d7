package org.convene.dossier;

import java.util.UUID;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Staff;
import org.convene.web.Reader;

/** What one member was sent. */
@Controller
class DossierStaffController {
    private final Dossiers dossiers;

    DossierStaffController(Dossiers dossiers) {
        this.dossiers = dossiers;
    }

    @GetMapping("/staff/groups/{slug}/members/{id}")
    String show(Staff staff, @PathVariable String slug, @PathVariable UUID id, Reader reader, Model model) {
        Dossier dossier = dossiers.of(staff, slug, id);
        model.addAttribute("group", dossier.group());
        model.addAttribute("member", dossier.member());
        model.addAttribute("told", dossier.told().stream().map(one -> DossierLine.of(one, reader)).toList());
        model.addAttribute("mails", dossier.mails().stream().map(one -> DossierMail.of(one, reader)).toList());
        return "dossier/staff/show";
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/again")
    String again(Staff staff, @PathVariable String slug, @PathVariable UUID id, RedirectAttributes next) {
        dossiers.again(staff, slug, id);
        next.addFlashAttribute("notice", "staff.dossier.again.done");
        return "redirect:/staff/groups/" + slug + "/members/" + id;
    }
}
