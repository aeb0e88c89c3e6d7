package org.convene.signin;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.ClientAddress;
import org.convene.web.Fresh;
import org.convene.web.Reader;

/** Passkeys: make one, remove one, come in by one. The script passkey.js talks to it; a challenge is answered once. */
@Controller
class PasskeyStaffController {
    private static final String MAKING = "passkey-making";
    private static final String SIGNING = "passkey-signing";
    private final Passkeys passkeys;
    private final StaffSession session;
    private final MessageSource texts;

    PasskeyStaffController(Passkeys passkeys, StaffSession session, MessageSource texts) {
        this.passkeys = passkeys;
        this.session = session;
        this.texts = texts;
    }

    @Fresh("account.passkey.new")
    @GetMapping("/staff/account/passkeys/new")
    String form(Staff staff) {
        return "signin/staff/passkey";
    }

    @Fresh("account.passkey.new")
    @PostMapping("/staff/account/passkeys/options")
    ResponseEntity<String> askToMake(Staff staff, HttpServletRequest request) {
        var asked = passkeys.ask(staff);
        request.getSession(true).setAttribute(MAKING, asked);
        return json(Passkeys.json(asked));
    }

    @Fresh("account.passkey.new")
    @PostMapping(path = "/staff/account/passkeys", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> add(Staff staff, @RequestParam String name, @RequestBody String answer,
            Reader reader, HttpServletRequest request) {
        var asked = taken(request, MAKING, PublicKeyCredentialCreationOptions.class);
        if (asked.isEmpty()) {
            return refused("problem.account.passkey", reader);
        }
        try {
            passkeys.add(staff, asked.get(), answer, name, reader.language());
            return ResponseEntity.ok(Map.of("to", "/staff/account"));
        } catch (InvalidInput bad) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(Map.of("problem", word(bad.problems().getFirst(), reader)));
        }
    }

    @Fresh("account.act.passkey-remove")
    @PostMapping("/staff/account/passkeys/{id}/remove")
    String remove(Staff staff, @PathVariable UUID id, Reader reader, HttpServletRequest request,
            HttpServletResponse response, RedirectAttributes next) {
        passkeys.remove(staff, id, reader.language());
        session.freshen(request, response);
        next.addFlashAttribute("notice", "account.passkey.removed");
        return "redirect:/staff/account";
    }

    @PostMapping("/staff/sign-in/passkey/options")
    ResponseEntity<String> askToSign(HttpServletRequest request) {
        var asked = passkeys.ask();
        request.getSession(true).setAttribute(SIGNING, asked);
        return json(Passkeys.json(asked));
    }

    @PostMapping(path = "/staff/sign-in/passkey", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, String>> enter(@RequestBody String answer, ClientAddress client, Reader reader,
            HttpServletRequest request, HttpServletResponse response) {
        var who = taken(request, SIGNING, PublicKeyCredentialRequestOptions.class)
                .flatMap(asked -> passkeys.enter(asked, answer));
        if (who.isEmpty()) {
            return refused("problem.account.passkey-unknown", reader);
        }
        session.begin(who.get(), client, request, response);
        boolean kept = session.kept(request) != null;
        return ResponseEntity.ok(Map.of("to", kept ? "/staff/account/again/go-on" : "/staff"));
    }

    private static <T> Optional<T> taken(HttpServletRequest request, String name, Class<T> type) {
        HttpSession session = request.getSession(false);
        @Nullable
        Object asked = session == null ? null : session.getAttribute(name);
        if (session != null) {
            session.removeAttribute(name);
        }
        return type.isInstance(asked) ? Optional.of(type.cast(asked)) : Optional.empty();
    }

    private ResponseEntity<Map<String, String>> refused(String key, Reader reader) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .body(Map.of("problem", word(FieldProblem.of("", key), reader)));
    }

    private String word(FieldProblem problem, Reader reader) {
        return texts.getMessage(problem.code(), problem.args().toArray(), reader.locale());
    }

    private static ResponseEntity<String> json(String text) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(text);
    }
}
