package org.convene.rights;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

import org.convene.site.Purpose;

/** The page behind the link in the mail to an old address: bring the mails back, or say that it was oneself. */
@Controller
class AddressReturnController {
    private final AddressReturns returns;
    private final Rights rights;

    AddressReturnController(AddressReturns returns, Rights rights) {
        this.returns = returns;
        this.rights = rights;
    }

    @GetMapping("/undo/{token}/address")
    String look(@PathVariable String token, Model model, HttpServletResponse response) {
        AddressReturn change = returns.look(token);
        model.addAttribute("change", change);
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.ADDRESS_UNDO, token));
        if (change.state() == AddressReturn.State.LATE) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        return "rights/undo";
    }

    @PostMapping("/undo/{token}/address")
    String undo(@PathVariable String token) {
        returns.undo(token);
        return "redirect:/undo/" + token + "/address";
    }

    @PostMapping("/undo/{token}/address/agree")
    String agree(@PathVariable String token) {
        returns.agree(token);
        return "redirect:/undo/" + token + "/address";
    }
}
