package org.convene.brand;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Staff;
import org.convene.mail.MailTemplates;
import org.convene.mail.Stationery;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.site.Site;
import org.convene.web.Forms;
import org.convene.web.SeeOther;
import org.convene.web.Upload;

/** What the pages of groups’ and communities’ brands have in common. */
@Component
class BrandDesk {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
    };
    /** A mail with most of what mails have: a button, links, times. */
    private static final String EXAMPLE = "meeting-invitation";
    private static final String MEDIA = "@media (prefers-color-scheme:dark)";
    private static final String POLICY = "default-src 'none'; img-src 'self'; style-src %s; frame-ancestors 'self'; "
            + "base-uri 'none'; form-action 'none'%s";
    private final Brands brands;
    private final BrandPage page;
    private final Forms forms;
    private final MailTemplates templates;
    private final Stationery stationery;
    private final Site site;
    private final JsonMapper json;

    BrandDesk(Brands brands, BrandPage page, Forms forms, MailTemplates templates, Stationery stationery, Site site,
            JsonMapper json) {
        this.brands = brands;
        this.page = page;
        this.forms = forms;
        this.templates = templates;
        this.stationery = stationery;
        this.site = site;
        this.json = json;
    }

    /** @param act {@code show} only shows, a colour is taken in place of the one typed, anything else saves */
    record Typed(BrandForm form, @Nullable MultipartFile file, String act) {
        byte @Nullable [] content() throws IOException {
            return file == null || file.isEmpty() ? null : Upload.read(file, "logo", LogoMaker.LARGEST >> 20);
        }
    }

    String show(Staff staff, Owner owner, String here, Model model) {
        return page.fill(staff, owner, here, null, model);
    }

    Object save(Staff staff, Owner owner, String here, Typed typed, Model model, HttpServletResponse response,
            RedirectAttributes next) throws IOException {
        if (typed.act().equals("show")) {
            return page.fill(staff, owner, here, typed.form(), model);
        }
        BrandForm form = typed.act().startsWith("#") ? typed.form().withColour(typed.act()) : typed.form();
        try {
            brands.save(staff, owner, form.draft(typed.content()));
        } catch (InvalidInput bad) {
            return forms.again(model, response, page.fill(staff, owner, here, form, model), bad);
        } catch (Conflict overtaken) {
            model.addAttribute("overtaken", true);
            response.setStatus(HttpStatus.CONFLICT.value());
            return page.fill(staff, owner, here, form.withVersion(brands.of(staff, owner).own().version()), model);
        }
        return to(here, next, "staff.brand.saved");
    }

    Object remove(Staff staff, Owner owner, String here, RedirectAttributes next) {
        brands.remove(staff, owner);
        return to(here, next, "staff.brand.removed");
    }

    String page(Look look, String scheme, Model model, HttpServletResponse response) {
        frame(response, "'self'", "");
        model.addAttribute("look", look.onPages("/"));
        model.addAttribute("scheme", scheme.equals("dark") ? "dark" : "light");
        return "brand/staff/sample";
    }

    String mail(Look look, String scheme, HttpServletResponse response) {
        frame(response, "'unsafe-inline'", "; sandbox");
        Map<String, Object> model = stationery.on(json.readValue(templates.sample(EXAMPLE), MAP), look.inMails(site));
        String html = templates.render(EXAMPLE, Locale.ENGLISH, model).html()
                .replace("src=\"" + site.link("/assets/"), "src=\"/assets/");
        return html.replace(MEDIA, scheme.equals("dark") ? "@media all" : "@media not all");
    }

    private static void frame(HttpServletResponse response, String styles, String more) {
        response.setHeader("Content-Security-Policy", POLICY.formatted(styles, more));
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
    }

    private static RedirectView to(String here, RedirectAttributes next, String notice) {
        return SeeOther.to(here, next, notice);
    }
}
