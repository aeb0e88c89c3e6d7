package org.convene.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.account.SetupLinks;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.web.ClientAddress;
import org.convene.web.Forms;

/** Makes the first admin by the one-time link that the start printed. */
@Controller
class SetupController {
    private final SetupLinks links;
    private final Entrance entrance;
    private final Forms forms;

    SetupController(SetupLinks links, Entrance entrance, Forms forms) {
        this.links = links;
        this.entrance = entrance;
        this.forms = forms;
    }

    @GetMapping("/setup/{token}")
    String form(@PathVariable String token, Model model) {
        if (!links.open(token)) {
            throw new NotFound("link");
        }
        model.addAttribute("token", token);
        return "signin/setup";
    }

    @PostMapping("/setup/{token}")
    String setUp(@PathVariable String token, @RequestParam String email, @RequestParam String name,
            @RequestParam String password, ClientAddress client, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        try {
            entrance.enter(links.use(token, email, name, password), "set-up link", client, request, response);
            return "redirect:/staff/setup";
        } catch (InvalidInput bad) {
            model.addAttribute("token", token).addAttribute("email", email).addAttribute("name", name);
            return forms.again(model, response, "signin/setup", bad);
        }
    }
}
