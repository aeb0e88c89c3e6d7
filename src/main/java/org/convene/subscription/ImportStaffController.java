package org.convene.subscription;

import java.io.IOException;
import java.util.Optional;
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
import org.springframework.web.multipart.MultipartFile;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Upload;

/** A list of new members of a group: tried as often as it takes, then brought in without being chosen again. */
@Controller
@RequestMapping("/staff/groups/{slug}/members/import")
class ImportStaffController {
    private static final String VIEW = "subscription/staff/import";
    private final MemberImports imports;
    private final WorkingGroups groups;
    private final Forms forms;

    ImportStaffController(MemberImports imports, WorkingGroups groups, Forms forms) {
        this.imports = imports;
        this.groups = groups;
        this.forms = forms;
    }

    @GetMapping
    String blank(Staff staff, @PathVariable String slug, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        return VIEW;
    }

    /** @param kept a list that was sent before; a file that comes along takes its place */
    @PostMapping
    String bring(Staff staff, @PathVariable String slug, @RequestParam @Nullable MultipartFile file,
            @RequestParam @Nullable UUID kept, @RequestParam(defaultValue = "") String consentNote,
            @RequestParam(defaultValue = "") String mode, @RequestParam(defaultValue = "false") boolean welcome,
            Model model, HttpServletResponse response) throws IOException {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE));
        model.addAttribute("consentNote", consentNote);
        model.addAttribute("welcome", welcome);
        try {
            ImportFile list = list(staff, slug, file, kept);
            model.addAttribute("kept", list);
            model.addAttribute("report", imports.run(staff, slug, list,
                    new ImportRequest(list.content(), consentNote, !mode.equals("import"), welcome)));
            return VIEW;
        } catch (InvalidInput bad) {
            return forms.again(model, response, VIEW, bad);
        }
    }

    private ImportFile list(Staff staff, String slug, @Nullable MultipartFile file, @Nullable UUID kept)
            throws IOException {
        if (file != null && !file.isEmpty()) {
            return imports.keep(staff, slug, Optional.ofNullable(file.getOriginalFilename()).orElse(""),
                    Upload.read(file, "file", Upload.MOST));
        }
        return Optional.ofNullable(kept).flatMap(id -> imports.kept(staff, slug, id))
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("file", "problem.subscription.import.file")));
    }
}
