package org.convene.template;

import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.HtmlUtils;

import org.convene.audit.Staff;
import org.convene.mail.MailContent;
import org.convene.site.NotFound;
import org.convene.web.Reader;

/** What stands in the frames of the editor: the mail itself, apart from the page around it. */
@Controller
@RequestMapping(path = "/staff/templates/preview", produces = "text/html;charset=UTF-8")
class PreviewStaffController {
    /** No script, no form, nothing loaded from elsewhere, only the mail's own styles. */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'";
    private static final String DARK = "@media (prefers-color-scheme:dark)";
    private final Templates templates;
    private final FaultWords faults;

    PreviewStaffController(Templates templates, FaultWords faults) {
        this.templates = templates;
        this.faults = faults;
    }

    /** As it is now. */
    @GetMapping
    @ResponseBody
    String now(Staff staff, @ModelAttribute TemplateForm form, Reader reader, HttpServletResponse response) {
        return page(staff, form, reader, response, false);
    }

    /** As it would be with what stands in the form; nothing is kept. */
    @PostMapping
    @ResponseBody
    String typed(Staff staff, @ModelAttribute TemplateForm form, Reader reader, HttpServletResponse response) {
        return page(staff, form, reader, response, true);
    }

    private String page(Staff staff, TemplateForm form, Reader reader, HttpServletResponse response, boolean typed) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        String as = TemplateForm.or(form.as()).strip();
        if (!as.isEmpty() && !templates.knows(staff, as)) {
            throw new NotFound("subscriber");
        }
        try {
            MailContent mail = templates.preview(staff, form.mailName(), form.languageCode(),
                    typed ? form.source() : null, as);
            return shown(mail, TemplateForm.or(form.view()), Locale.forLanguageTag(form.languageCode()));
        } catch (FaultyMail faulty) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return plain(faults.noMail(reader.locale()), faults.all(faulty, reader.locale()), reader.locale());
        }
    }

    private static String shown(MailContent mail, String view, Locale language) {
        return switch (view) {
            case "text" -> plain(mail.subject().value(), mail.text(), language);
            case "dark" -> mail.html().replace(DARK, "@media all");
            default -> mail.html();
        };
    }

    private static String plain(String title, String text, Locale language) {
        return "<!doctype html><html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"utf-8\"><title>"
                + HtmlUtils.htmlEscape(title)
                + "</title></head><body style=\"margin:16px;font:15px/1.5 ui-monospace,monospace;color:#1d2321;"
                + "background:#fff\"><h1 style=\"font-size:17px\">" + HtmlUtils.htmlEscape(title)
                + "</h1><pre style=\"white-space:pre-wrap\">" + HtmlUtils.htmlEscape(text) + "</pre></body></html>";
    }
}
