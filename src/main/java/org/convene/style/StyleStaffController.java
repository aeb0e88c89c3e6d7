package org.convene.style;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.audit.Staff;
import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Site;

/** Shows the look with the macros and classes that all pages use. */
@Controller
@ConditionalOnProperty("convene.demo")
class StyleStaffController {
    /** Heights of the bars of an example. */
    private static final List<Integer> BARS = List.of(8, 6, 11, 16, 54, 44, 10, 8, 12, 6, 22, 31);
    private final StyleSheet sheet;

    StyleStaffController(Site site) throws IOException {
        this.sheet = StyleSheet.read(Accent.of(Colour.parse(site.brandColour())));
    }

    /** @param scheme light or dark, whatever the reader’s screen is set to; anything else: as it is set */
    @GetMapping("/staff/style")
    String show(Staff staff, @RequestParam(defaultValue = "") String scheme, Model model) {
        if (List.of("light", "dark").contains(scheme)) {
            model.addAttribute("scheme", scheme);
        }
        model.addAttribute("pairs", sheet.pairs());
        model.addAttribute("spaces", sheet.spaces());
        model.addAttribute("faces", sheet.faces());
        model.addAttribute("bars", BARS);
        model.addAttribute("problems", Map.of("wrong", "This is no e-mail address, such as mara@example.org."));
        model.addAttribute("changed", Map.of("clash", Map.of("who", "Olu changed this at 19:42.", "before",
                "Room 12", "now", "Library")));
        return "style/staff/style";
    }
}
