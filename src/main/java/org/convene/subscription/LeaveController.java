package org.convene.subscription;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.group.Group;
import org.convene.web.ClientAddress;
import org.convene.web.Reader;

/**
 * Leaving by the link in a group's mails. RFC 8058: a mail program posts {@code List-Unsubscribe=One-Click} to the same
 * address without cookies and expects 200 without a redirect; whatever else is posted by a program changes nothing.
 */
@Controller
class LeaveController {
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private final Subscriptions subscriptions;
    private final MessageSource texts;

    LeaveController(Subscriptions subscriptions, MessageSource texts) {
        this.subscriptions = subscriptions;
        this.texts = texts;
    }

    @GetMapping("/unsubscribe/{token}")
    String look(@PathVariable String token, Model model) {
        show(subscriptions.departure(token), model);
        return "subscription/leave";
    }

    @PostMapping("/unsubscribe/{token}")
    Object leave(@PathVariable String token, @RequestParam Map<String, String> fields, ClientAddress client,
            Reader reader) {
        if ("One-Click".equals(fields.get("List-Unsubscribe"))) {
            subscriptions.leave(token, "one-click", client.network());
            return ResponseEntity.ok().contentType(TEXT).body(oneClickAnswer(reader.locale()));
        }
        if (fields.containsKey("leave")) {
            subscriptions.leave(token, "page", client.network());
        }
        return "redirect:/unsubscribe/" + token;
    }

    @GetMapping("/unsubscribe/{token}/undo")
    String lookBack(@PathVariable String token, Model model, HttpServletResponse response) {
        Departure departure = subscriptions.undoable(token);
        show(departure, model);
        if (departure.state() == Departure.State.LATE) {
            response.setStatus(HttpServletResponse.SC_GONE);
        }
        return "subscription/undo";
    }

    @PostMapping("/unsubscribe/{token}/undo")
    String undo(@PathVariable String token, ClientAddress client) {
        subscriptions.undo(token, client.network());
        return "redirect:/unsubscribe/" + token + "/undo";
    }

    private static void show(Departure departure, Model model) {
        model.addAttribute("departure", departure);
        model.addAttribute("brandOf", departure.groups().stream().map(Group::slug).toList());
    }

    private String oneClickAnswer(Locale language) {
        return texts.getMessage("subscription.leave.one-click", null, language);
    }
}
