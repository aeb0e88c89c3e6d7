package org.convene.subscription;

import java.util.List;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.web.ClientAddress;
import org.convene.web.Reader;

/** The page behind the link of a confirmation mail. Looking changes nothing: mail scanners look too. */
@Controller
class ConfirmationController {
    private final Subscriptions subscriptions;

    ConfirmationController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @GetMapping("/confirm/{token}")
    String look(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        return show(model, response, subscriptions.confirmation(token, reader.locale()), "subscription/confirm");
    }

    @PostMapping("/confirm/{token}")
    String confirm(@PathVariable String token, @RequestParam(defaultValue = "") List<String> shown,
            @RequestParam(defaultValue = "") List<String> also, Reader reader, ClientAddress client) {
        subscriptions.confirm(token, shown, also, reader.locale(), client.network());
        return "redirect:/confirm/" + token;
    }

    @GetMapping("/confirm/{token}/refuse")
    String lookAtRefusal(@PathVariable String token, Reader reader, Model model, HttpServletResponse response) {
        return show(model, response, subscriptions.refusal(token, reader.locale()), "subscription/refuse");
    }

    @PostMapping("/confirm/{token}/refuse")
    String refuse(@PathVariable String token) {
        subscriptions.refuse(token);
        return "redirect:/confirm/" + token + "/refuse";
    }

    private static String show(Model model, HttpServletResponse response, Confirmation confirmation, String view) {
        model.addAttribute("confirmation", confirmation);
        model.addAttribute("brandOf", confirmation.groups().stream().map(Group::slug).toList());
        if (confirmation.state() == Confirmation.State.LATE) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        return view;
    }
}
