package org.convene.bounce;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.audit.Staff;
import org.convene.web.Reader;

/** What came back and what was decided, for admins. */
@Controller
class BounceStaffController {
    private static final int LISTED = 100;
    private final Bounces bounces;

    BounceStaffController(Bounces bounces) {
        this.bounces = bounces;
    }

    @GetMapping("/staff/bounces")
    String list(Staff staff, @RequestParam @Nullable UUID before, Reader reader, Model model) {
        List<Bounce> page = bounces.page(staff, before, LISTED);
        model.addAttribute("first", before == null);
        model.addAttribute("alerts", bounces.alerts(staff));
        model.addAttribute("rows", page.stream().map(bounce -> Line.of(bounce, reader)).toList());
        model.addAttribute("next", page.size() == LISTED ? page.getLast().id() : null);
        return "bounce/staff/list";
    }

    /** @param judgement lower case @param at in the reader's zone and words */
    public record Line(String address, String kind, String status, String diagnostic, String judgement, UUID inbound,
            String at) {
        static Line of(Bounce bounce, Reader reader) {
            return new Line(bounce.address(), bounce.kind(), bounce.status(), bounce.diagnostic(),
                    bounce.judgement().name().toLowerCase(Locale.ROOT), bounce.inbound(),
                    reader.momentThere(bounce.at()));
        }
    }
}
