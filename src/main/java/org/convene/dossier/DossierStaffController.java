package org.convene.dossier;

import java.util.UUID;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Staff;
import org.convene.remark.Remarks;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;

/** What one member was sent, and what staff noted about them. */
@Controller
class DossierStaffController {
    private final Dossiers dossiers;
    private final Remarks notes;
    private final Forms forms;

    DossierStaffController(Dossiers dossiers, Remarks notes, Forms forms) {
        this.dossiers = dossiers;
        this.notes = notes;
        this.forms = forms;
    }

    @GetMapping("/staff/groups/{slug}/members/{id}")
    String show(Staff staff, @PathVariable String slug, @PathVariable UUID id, Reader reader, Model model) {
        Dossier dossier = dossiers.of(staff, slug, id);
        model.addAttribute("group", dossier.group());
        model.addAttribute("member", dossier.member());
        model.addAttribute("told",
                dossier.told().stream().sorted(DossierLine.ORDER).map(one -> DossierLine.of(one, reader)).toList());
        model.addAttribute("mails", dossier.mails().stream().map(one -> DossierMail.of(one, reader)).toList());
        model.addAttribute("consents",
                dossier.consents().stream().map(one -> ConsentLine.of(one, reader)).toList());
        model.addAttribute("notes",
                notes.of(staff, slug, id).stream().map(one -> RemarkLine.of(one, staff, reader)).toList());
        return "dossier/staff/show";
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/again")
    String again(Staff staff, @PathVariable String slug, @PathVariable UUID id, RedirectAttributes next) {
        dossiers.again(staff, slug, id);
        next.addFlashAttribute("notice", "staff.dossier.again.done");
        return "redirect:/staff/groups/" + slug + "/members/" + id;
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/notes")
    String write(Staff staff, @PathVariable String slug, @PathVariable UUID id,
            @RequestParam(defaultValue = "") String note, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        try {
            notes.write(staff, slug, id, note);
        } catch (InvalidInput bad) {
            model.addAttribute("note", note);
            return forms.again(model, response, show(staff, slug, id, reader, model), bad);
        }
        return noted(slug, id, next, "staff.remark.written");
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/notes/{note}")
    String edit(Staff staff, @PathVariable String slug, @PathVariable UUID id, @PathVariable("note") UUID which,
            @RequestParam(defaultValue = "") String note, Reader reader, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        try {
            notes.edit(staff, slug, id, which, note);
        } catch (InvalidInput bad) {
            model.addAttribute("editing", which.toString());
            model.addAttribute("note", note);
            return forms.again(model, response, show(staff, slug, id, reader, model), bad);
        }
        return noted(slug, id, next, "staff.remark.edited");
    }

    @PostMapping("/staff/groups/{slug}/members/{id}/notes/{note}/delete")
    String delete(Staff staff, @PathVariable String slug, @PathVariable UUID id, @PathVariable UUID note,
            RedirectAttributes next) {
        notes.delete(staff, slug, id, note);
        return noted(slug, id, next, "staff.remark.deleted");
    }

    private static String noted(String slug, UUID id, RedirectAttributes next, String notice) {
        next.addFlashAttribute("notice", notice);
        return "redirect:/staff/groups/" + slug + "/members/" + id + "#notes";
    }
}
