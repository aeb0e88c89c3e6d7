package org.convene.signin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.account.ApiTokens;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Fresh;

/** One's own account: name, password, sessions, API tokens. */
@Controller
class AccountStaffController {
    private static final String VIEW = "signin/staff/account";
    private final StaffAccounts accounts;
    private final ApiTokens tokens;
    private final StaffSessions sessions;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final StaffSession session;
    private final Forms forms;

    AccountStaffController(StaffAccounts accounts, ApiTokens tokens, StaffSessions sessions, Passkeys passkeys,
            SecondFactors factors,
            StaffSession session, Forms forms) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.factors = factors;
        this.session = session;
        this.forms = forms;
    }

    /** @param like a token to make another one like, with what that may touch ticked */
    @GetMapping("/staff/account")
    String page(Staff staff, @RequestParam @Nullable UUID like, Model model) {
        tokens.of(staff).stream().filter(token -> token.id().equals(like)).findFirst()
                .ifPresent(token -> token(model, token.name(), token.scopes()));
        return show(staff, model);
    }

    @PostMapping("/staff/account/name")
    String rename(Staff staff, @RequestParam String name, Model model, HttpServletResponse response,
            RedirectAttributes next) {
        model.addAttribute("typedName", name);
        return change(staff, model, response, next, "account.name.saved", () -> accounts.rename(staff, name));
    }

    @Fresh("account.password.save")
    @PostMapping("/staff/account/password")
    String password(Staff staff, @RequestParam String password, Model model, HttpServletRequest request,
            HttpServletResponse response, RedirectAttributes next) {
        return change(staff, model, response, next, "account.password.saved",
                () -> {
                    accounts.setPassword(staff, password);
                    session.freshen(request, response);
                });
    }

    @PostMapping("/staff/account/sign-out-everywhere")
    String signOutEverywhere(Staff staff) {
        accounts.signOutEverywhere(staff);
        return "redirect:/staff/sign-in";
    }

    @PostMapping("/staff/account/sessions/{id}/end")
    String endSession(Staff staff, @PathVariable UUID id, RedirectAttributes next) {
        boolean here = id.equals(session.id());
        sessions.end(staff, id);
        next.addFlashAttribute("notice", "account.session.ended");
        return here ? "redirect:/staff/sign-in" : "redirect:/staff/account";
    }

    /** Shows the token in the answer itself: it is stored nowhere, so a redirect could not carry it. */
    @Fresh("account.token.create")
    @PostMapping("/staff/account/tokens")
    String createToken(Staff staff, @RequestParam String tokenName, @RequestParam(defaultValue = "90") int days,
            @RequestParam(name = "scopes", required = false) String @Nullable [] scopes, Model model,
            HttpServletResponse response) {
        Set<Scope> chosen = Arrays.stream(scopes == null ? new String[0] : scopes).flatMap(text -> scope(text).stream())
                .collect(Collectors.toUnmodifiableSet());
        try {
            Duration life = days == 0 ? null : Duration.ofDays(days);
            model.addAttribute("created", tokens.create(staff, tokenName, chosen, life));
            return show(staff, model);
        } catch (InvalidInput bad) {
            token(model, tokenName, chosen);
            show(staff, model);
            return forms.again(model, response, VIEW, bad);
        }
    }

    @PostMapping("/staff/account/tokens/{id}/revoke")
    String revokeToken(Staff staff, @PathVariable UUID id) {
        tokens.revoke(staff, id);
        return "redirect:/staff/account";
    }

    private String change(Staff staff, Model model, HttpServletResponse response, RedirectAttributes next,
            String notice, Runnable change) {
        try {
            change.run();
            next.addFlashAttribute("notice", notice);
            return "redirect:/staff/account";
        } catch (InvalidInput bad) {
            show(staff, model);
            return forms.again(model, response, VIEW, bad);
        }
    }

    private String show(Staff staff, Model model) {
        model.addAttribute("self", accounts.self(staff)).addAttribute("tokens", tokens.of(staff))
                .addAttribute("sessions", sessions.of(staff)).addAttribute("here", session.id())
                .addAttribute("passkeys", passkeys.of(staff)).addAttribute("secondFactor", factors.on(staff.id()))
                .addAttribute("scopes", Arrays.stream(Scope.values()).map(Scope::text).toList());
        return VIEW;
    }

    private static void token(Model model, String name, Set<Scope> scopes) {
        model.addAttribute("typedToken", name);
        model.addAttribute("chosen", scopes.stream().map(Scope::text).toList());
    }

    private static Optional<Scope> scope(String text) {
        return Arrays.stream(Scope.values()).filter(scope -> scope.text().equals(text)).findFirst();
    }
}
