package org.convene.brand;

import java.io.IOException;
import java.util.UUID;

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

/** The brand of a community. */
@Controller
@RequestMapping("/staff/communities/{id}/brand")
class CommunityBrandStaffController {
    private final Brands brands;
    private final BrandDesk desk;

    CommunityBrandStaffController(Brands brands, BrandDesk desk) {
        this.brands = brands;
        this.desk = desk;
    }

    @GetMapping
    String show(Staff staff, @PathVariable UUID id, Model model) {
        return desk.show(staff, brands.community(staff, id, Scope.GROUPS_READ), here(id), model);
    }

    @PostMapping
    Object save(Staff staff, @PathVariable UUID id, @ModelAttribute("typed") BrandForm typed,
            @RequestParam @Nullable MultipartFile logo, @RequestParam(defaultValue = "") String act, Model model,
            HttpServletResponse response, RedirectAttributes next) throws IOException {
        return desk.save(staff, brands.community(staff, id, Scope.GROUPS_WRITE), here(id),
                new BrandDesk.Typed(typed, logo, act), model, response, next);
    }

    @PostMapping("/remove")
    Object remove(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        return desk.remove(staff, brands.community(staff, id, Scope.GROUPS_WRITE), here(id), next);
    }

    /** A page in one of the two schemes, for a frame. */
    @GetMapping("/page")
    String page(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String colour, @RequestParam(defaultValue = "light") String scheme,
            Model model, HttpServletResponse response) {
        return desk.page(brands.tried(staff, brands.community(staff, id, Scope.GROUPS_READ), name, colour), scheme,
                model,
                response);
    }

    /** A mail in one of the two schemes, for a frame. */
    @GetMapping(path = "/mail", produces = "text/html;charset=UTF-8")
    @ResponseBody
    String mail(Staff staff, @PathVariable UUID id, @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String colour, @RequestParam(defaultValue = "light") String scheme,
            HttpServletResponse response) {
        return desk.mail(brands.tried(staff, brands.community(staff, id, Scope.GROUPS_READ), name, colour), scheme,
                response);
    }

    private static String here(UUID id) {
        return "/staff/communities/" + id + "/brand";
    }
}
