package org.convene.brand;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Scope;
import org.convene.audit.Staff;

/** The brand of a group or a community: whose it is stands in the path. */
@Controller
@RequestMapping({"/staff/groups/{slug}/brand", "/staff/communities/{id}/brand"})
class BrandStaffController {
    private static final String SLUG = "slug";
    private final Brands brands;
    private final BrandDesk desk;

    BrandStaffController(Brands brands, BrandDesk desk) {
        this.brands = brands;
        this.desk = desk;
    }

    /** What is tried out in a frame. @param scheme light or dark */
    public record Trial(@Nullable String name, @Nullable String colour, @Nullable String scheme) {
        String shade() {
            return BrandForm.text(scheme);
        }
    }

    @GetMapping
    String show(Staff staff, @PathVariable Map<String, String> of, Model model) {
        return desk.show(staff, owner(staff, of, Scope.GROUPS_READ), here(of), model);
    }

    @PostMapping
    Object save(Staff staff, @PathVariable Map<String, String> of, @ModelAttribute("typed") BrandForm typed,
            @RequestParam @Nullable MultipartFile logo, @RequestParam(defaultValue = "") String act, Model model,
            HttpServletResponse response, RedirectAttributes next) throws IOException {
        return desk.save(staff, owner(staff, of, Scope.GROUPS_WRITE), here(of), new BrandDesk.Typed(typed, logo, act),
                model, response, next);
    }

    @PostMapping("/remove")
    Object remove(Staff staff, @PathVariable Map<String, String> of, RedirectAttributes next) {
        return desk.remove(staff, owner(staff, of, Scope.GROUPS_WRITE), here(of), next);
    }

    /** A page in one of the two schemes, for a frame. */
    @GetMapping("/page")
    String page(Staff staff, @PathVariable Map<String, String> of, @ModelAttribute("trial") Trial trial, Model model,
            HttpServletResponse response) {
        return desk.page(tried(staff, of, trial), trial.shade(), model, response);
    }

    /** A mail in one of the two schemes, for a frame. */
    @GetMapping(path = "/mail", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String mail(Staff staff, @PathVariable Map<String, String> of, @ModelAttribute("trial") Trial trial,
            HttpServletResponse response) {
        return desk.mail(tried(staff, of, trial), trial.shade(), response);
    }

    private Look tried(Staff staff, Map<String, String> of, Trial trial) {
        return brands.tried(staff, owner(staff, of, Scope.GROUPS_READ), BrandForm.text(trial.name()),
                BrandForm.text(trial.colour()));
    }

    private Owner owner(Staff staff, Map<String, String> of, Scope scope) {
        String slug = of.get(SLUG);
        return slug == null
                ? brands.community(staff, of.getOrDefault("id", ""), scope)
                : brands.group(staff, slug, scope);
    }

    private static String here(Map<String, String> of) {
        String slug = of.get(SLUG);
        return slug == null ? "/staff/communities/" + of.get("id") + "/brand" : "/staff/groups/" + slug + "/brand";
    }
}
