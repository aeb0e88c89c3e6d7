package org.convene.template;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.SiteProperties;
import org.convene.web.Fresh;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** The pages on which admins write mails. */
@Controller
@RequestMapping("/staff/templates")
class TemplateStaffController {
    private static final String EDIT = "template/staff/edit";
    private static final String NOTICE = "notice";
    private static final Limit TESTS = new Limit("template-test", 10, Duration.ofMinutes(15));
    private final Templates templates;
    private final RateLimits limits;
    private final MessageSource texts;
    private final FaultWords faults;

    TemplateStaffController(Templates templates, RateLimits limits, MessageSource texts, FaultWords faults) {
        this.templates = templates;
        this.limits = limits;
        this.texts = texts;
        this.faults = faults;
    }

    /** What each mail is called; one that has no name yet shows its folder’s. */
    @ModelAttribute("names")
    Map<String, String> names(Reader reader) {
        Map<String, String> names = new LinkedHashMap<>();
        templates.names().forEach(mail -> names.put(mail, Objects.requireNonNullElse(
                texts.getMessage("staff.template.name." + mail, new Object[0], mail, reader.locale()), mail)));
        return names;
    }

    @GetMapping
    String list(Staff staff, Model model) {
        model.addAttribute("mails", templates.overview(staff)).addAttribute("languages", SiteProperties.LANGUAGES);
        return "template/staff/list";
    }

    @GetMapping("/edit")
    String edit(Staff staff, @ModelAttribute TemplateForm form, Model model) {
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        return show(editing, editing.source(), editing.base(), "", model);
    }

    /** Asks who is there before members get what was written. */
    @Fresh("account.act.template")
    @PostMapping("/edit")
    Object save(Staff staff, @ModelAttribute TemplateForm form, Reader reader, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        staff.requireAdmin(Scope.TEMPLATES_WRITE);
        try {
            CheckedSource checked = templates.check(staff, form.mailName(), form.languageCode(), form.source());
            templates.save(staff, checked, form.baseNumber(), TemplateForm.or(form.note()));
            next.addFlashAttribute(NOTICE, "staff.template.saved");
            return edit(form);
        } catch (FaultyMail faulty) {
            return faulty(staff, form, faulty, reader, model, response);
        } catch (Overtaken overtaken) {
            return overtaken(staff, form, overtaken, model, response);
        }
    }

    @PostMapping("/test")
    Object test(Staff staff, @ModelAttribute TemplateForm form, Reader reader, Model model,
            HttpServletResponse response) {
        staff.requireAdmin(Scope.TEMPLATES_WRITE);
        limits.take(TESTS, staff.id().toString());
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        try {
            CheckedSource checked = templates.check(staff, form.mailName(), form.languageCode(), form.source());
            model.addAttribute("sentTo", templates.sendTest(staff, checked).value());
        } catch (FaultyMail faulty) {
            return faulty(staff, form, faulty, reader, model, response);
        }
        return show(editing, form.source(), form.baseNumber(), TemplateForm.or(form.note()), model);
    }

    @GetMapping("/versions")
    String versions(Staff staff, @ModelAttribute TemplateForm form, Model model) {
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        model.addAttribute("editing", editing).addAttribute("versions",
                templates.versions(staff, editing.mail(), editing.language()));
        return "template/staff/versions";
    }

    @GetMapping("/compare")
    String compare(Staff staff, @ModelAttribute TemplateForm form, @RequestParam(defaultValue = "0") int from,
            @RequestParam(defaultValue = "-1") int to, Model model) {
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        int newer = to < 0 ? editing.base() : to;
        model.addAttribute("editing", editing).addAttribute("from", from).addAttribute("to", newer)
                .addAttribute("changes", templates.compare(staff, editing.mail(), editing.language(), from, newer));
        return "template/staff/compare";
    }

    @Fresh("account.act.template-back")
    @PostMapping("/restore")
    Object restore(Staff staff, @ModelAttribute TemplateForm form, @RequestParam(defaultValue = "0") int number,
            Reader reader, Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            templates.restore(staff, form.mailName(), form.languageCode(), number);
            next.addFlashAttribute(NOTICE, number == 0 ? "staff.template.reset" : "staff.template.restored");
            return edit(form);
        } catch (FaultyMail faulty) {
            return faulty(staff, form, faulty, reader, model, response);
        }
    }

    private String faulty(Staff staff, TemplateForm form, FaultyMail faulty, Reader reader, Model model,
            HttpServletResponse response) {
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        TemplateSource source = form.written() ? form.source() : editing.source();
        Map<String, String> problems = new LinkedHashMap<>();
        Map<String, List<SourceLine>> lines = new LinkedHashMap<>();
        for (Fault fault : faulty.faults()) {
            problems.putIfAbsent(fault.field(), faults.words(fault, reader.locale()));
        }
        for (Part part : Part.values()) {
            List<SourceLine> wrong = SourceLine.of(part, source, faulty.faults());
            if (!wrong.isEmpty()) {
                lines.put(part.field(), wrong);
            }
        }
        model.addAttribute("problems", problems).addAttribute("wrongLines", lines);
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return show(editing, source, form.baseNumber(), TemplateForm.or(form.note()), model);
    }

    /** Shows what the other one changed; saving again puts this in its place. */
    private String overtaken(Staff staff, TemplateForm form, Overtaken overtaken, Model model,
            HttpServletResponse response) {
        Editing editing = templates.editing(staff, form.mailName(), form.languageCode());
        model.addAttribute("overtaken", overtaken.newest()).addAttribute("changes",
                Difference.between(editing.source(), form.source()));
        response.setStatus(HttpStatus.CONFLICT.value());
        return show(editing, form.source(), editing.base(), TemplateForm.or(form.note()), model);
    }

    private static String show(Editing editing, TemplateSource typed, int base, String note, Model model) {
        model.addAttribute("editing", editing).addAttribute("typed", typed).addAttribute("base", base)
                .addAttribute("note", note).addAttribute("languages", SiteProperties.LANGUAGES);
        return EDIT;
    }

    private static RedirectView edit(TemplateForm form) {
        return SeeOther.to(
                "/staff/templates/edit?mail=" + form.mailName() + "&language=" + form.languageCode());
    }
}
