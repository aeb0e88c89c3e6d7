package org.convene.digest;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Reader;

/** How often announcements come, reached from the preference page; and the end of them, reached from a digest. */
@Controller
class DigestController {
    private final Digests digests;

    DigestController(Digests digests) {
        this.digests = digests;
    }

    @GetMapping("/preferences/{token}/digest")
    String show(@PathVariable String token, Reader reader, Model model) {
        model.addAttribute("rhythm", digests.rhythm(token).name());
        model.addAttribute("next", digests.next(token).map(due -> told(due, reader)).orElse(""));
        model.addAttribute("preferences", "/preferences/" + token);
        model.addAttribute("action", "/preferences/" + token + "/digest");
        return "digest/choice";
    }

    private static String told(ZonedDateTime due, Reader reader) {
        return new Reader(reader.locale(), due.getZone(), true).momentThere(due.toInstant());
    }

    @PostMapping("/preferences/{token}/digest")
    String choose(@PathVariable String token, @RequestParam(defaultValue = "") String rhythm, Reader reader,
            Model model) {
        digests.choose(token, Arrays.stream(Rhythm.values()).filter(one -> one.name().equals(rhythm)).findFirst()
                .orElseThrow(() -> new InvalidInput(FieldProblem.of("rhythm", "problem.required"))));
        model.addAttribute("saved", true);
        return show(token, reader, model);
    }

    @GetMapping("/digest/{token}")
    String look(@PathVariable String token, Model model) {
        model.addAttribute("address", digests.addressBehind(token));
        model.addAttribute("brandOf", digests.groupsBehind(token));
        model.addAttribute("listening", digests.listening(token));
        model.addAttribute("preferences", digests.preferencesPath(token));
        return "digest/leave";
    }

    /**
     * RFC 8058: a mail program posts {@code List-Unsubscribe=One-Click} and expects 200 without a redirect. Whoever looks at
     * what comes back reads it in the language of their mails.
     */
    @PostMapping("/digest/{token}")
    String leave(@PathVariable String token, @RequestParam Map<String, String> fields, HttpServletRequest request,
            Model model) {
        boolean oneClick = "One-Click".equals(fields.get("List-Unsubscribe"));
        if (oneClick || fields.containsKey("leave")) {
            digests.leave(token);
        }
        if (oneClick) {
            Reader.speaks(request, digests.languageBehind(token));
            return look(token, model);
        }
        return "redirect:/digest/" + token;
    }
}
