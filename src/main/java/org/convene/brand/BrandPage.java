package org.convene.brand;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.util.UriUtils;

import org.convene.audit.Staff;
import org.convene.site.Accent;
import org.convene.site.Colour;

/** The page on which staff set a brand, with what becomes of it in frames beside it. */
@Component
class BrandPage {
    private final Brands brands;

    BrandPage(Brands brands) {
        this.brands = brands;
    }

    /** A colour on one of the two grounds. @param ratio of the two, WCAG 2.2 */
    public record Shade(String scheme, String colour, String ratio) {}

    /** @param typed null: what is set */
    String fill(Staff staff, Owner owner, String here, @Nullable BrandForm typed, Model model) {
        Setting setting = brands.of(staff, owner);
        BrandForm form = typed == null ? BrandForm.of(setting.own()) : typed;
        String name = BrandForm.text(form.name());
        String colour = BrandForm.text(form.colour());
        String fitting = Brands.better(colour).orElse(colour);
        Look look = brands.tried(staff, owner, name, fitting);
        model.addAttribute("owner", owner.name());
        model.addAttribute("ofGroup", owner.group() != null);
        model.addAttribute("here", here);
        model.addAttribute("typed", form);
        model.addAttribute("set", setting.own().version() > 0);
        model.addAttribute("look", look.onPages(here));
        model.addAttribute("logo", Optional.ofNullable(setting.own().logo()).map(Logo::path).orElse(""));
        model.addAttribute("logoInMails", setting.own().logo() == null || setting.own().logo().inMails());
        model.addAttribute("otherName", setting.without().name());
        model.addAttribute("otherColour", setting.without().colour());
        model.addAttribute("better", Brands.better(colour).orElse(""));
        model.addAttribute("shades", shades(look));
        model.addAttribute("query", "?name=" + UriUtils.encode(name, "UTF-8") + "&colour="
                + UriUtils.encode(fitting, "UTF-8"));
        return "brand/staff/edit";
    }

    private static List<Shade> shades(Look look) {
        List<Shade> shades = new ArrayList<>();
        shades.add(shade("light", look.accent().onLight(), Accent.LIGHT_GROUND));
        shades.add(shade("dark", look.accent().onDark(), Accent.DARK_GROUND));
        return shades;
    }

    private static Shade shade(String scheme, Colour colour, Colour ground) {
        return new Shade(scheme, colour.toString(),
                String.format(Locale.ROOT, "%.1f", colour.contrastWith(ground)));
    }
}
