package org.convene.rights;

import java.time.Instant;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.site.InvalidInput;
import org.convene.site.Purpose;
import org.convene.web.ClientAddress;
import org.convene.web.Forms;
import org.convene.web.RateLimits;
import org.convene.web.Reader;

/** Asking, from the preference page, and answering the mail to a new address. Looking changes nothing. */
@Controller
class RightsController {
    private static final String ADDRESS = "rights/address";
    private final Rights rights;
    private final RateLimits limits;
    private final RightsProperties settings;
    private final Forms forms;

    RightsController(Rights rights, RateLimits limits, RightsProperties settings, Forms forms) {
        this.rights = rights;
        this.limits = limits;
        this.settings = settings;
        this.forms = forms;
    }

    @GetMapping("/preferences/{token}/address")
    String address(@PathVariable String token, Model model) {
        return form(token, "", model);
    }

    @PostMapping("/preferences/{token}/address")
    String ask(@PathVariable String token, @RequestParam @Nullable String email, ClientAddress client, Reader reader,
            Model model,
            HttpServletResponse response) {
        limits.take(settings.network(), client.network());
        try {
            return rights.askForAddress(token, email).map(until -> settling(token, until, reader, model))
                    .orElseGet(() -> asked(token, "address", model));
        } catch (InvalidInput bad) {
            return forms.again(model, response, form(token, email == null ? "" : email, model), bad);
        }
    }

    @GetMapping("/preferences/{token}/sent")
    String sent(@PathVariable String token, Reader reader, Model model) {
        Reader own = rights.own(token, reader);
        model.addAttribute("address", rights.maskedAddress(token));
        model.addAttribute("mails", rights.sent(token).stream().map(mail -> SentRow.of(mail, own)).toList());
        model.addAttribute("preferences", "/preferences/" + token);
        return "rights/sent";
    }

    @PostMapping("/preferences/{token}/data")
    String askForData(@PathVariable String token, ClientAddress client, Reader reader, Model model) {
        limits.take(settings.network(), client.network());
        return rights.askForData(token).map(until -> settling(token, until, reader, model))
                .orElseGet(() -> asked(token, "data", model));
    }

    @GetMapping("/confirm/{token}/address")
    String look(@PathVariable String token, Model model, HttpServletResponse response) {
        AddressChange change = rights.addressChange(token);
        model.addAttribute("change", change);
        model.addAttribute("brandOf", rights.groupSlugs(Purpose.ADDRESS, token));
        if (change.state() == AddressChange.State.LATE) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        return "rights/confirm";
    }

    @PostMapping("/confirm/{token}/address")
    String confirm(@PathVariable String token) {
        rights.confirmAddress(token);
        return "redirect:/confirm/" + token + "/address";
    }

    private String form(String token, String typed, Model model) {
        model.addAttribute("address", rights.maskedAddress(token));
        model.addAttribute("typed", typed);
        model.addAttribute("preferences", "/preferences/" + token);
        return ADDRESS;
    }

    private String settling(String token, Instant until, Reader reader, Model model) {
        model.addAttribute("until", rights.own(token, reader).moment(until));
        model.addAttribute("preferences", "/preferences/" + token);
        return "rights/settling";
    }

    private static String asked(String token, String what, Model model) {
        model.addAttribute("what", what);
        model.addAttribute("preferences", "/preferences/" + token);
        return "rights/asked";
    }
}
