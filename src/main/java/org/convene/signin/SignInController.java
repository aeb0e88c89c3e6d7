package org.convene.signin;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.WebUtils;

import org.convene.account.Credentials;
import org.convene.account.LinkState;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.ClientAddress;
import org.convene.web.Cookies;
import org.convene.web.Forms;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.Reader;
import org.convene.web.TooManyRequests;

/** How staff get in: a link by mail, or a password. Answers never tell whether an address has an account. */
@Controller
class SignInController {
    private static final String CODE_VIEW = "signin/staff/sign-in-code";
    static final String BROWSER = "sign-in";
    /** One network takes but a part of what an address takes from all of them: strangers leave room for the owner. */
    private static final Limit LINKS = new Limit("sign-in-link", 5, Duration.ofHours(1));
    private static final Limit LINKS_OF_ALL = new Limit("sign-in-link-all", 20, Duration.ofHours(1));
    private static final Limit TRIES_OF_ALL = new Limit("sign-in-password-all", 60, Duration.ofHours(1));
    private static final Limit NETWORK = new Limit("sign-in-network", 60, Duration.ofMinutes(15));
    private static final Limit WRONG = new Limit("sign-in-wrong", 5, Duration.ofHours(1));
    private static final Limit WARNINGS = new Limit("sign-in-warning", 1, Duration.ofDays(1));
    private final SignIns signIns;
    private final StaffSession session;
    private final Delays delays;
    private final RateLimits limits;
    private final Forms forms;
    private final Cookies cookies;
    private final AsyncTaskExecutor later;

    SignInController(SignIns signIns, StaffSession session, Delays delays, RateLimits limits, Forms forms,
            Cookies cookies,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor later) {
        this.signIns = signIns;
        this.session = session;
        this.delays = delays;
        this.limits = limits;
        this.forms = forms;
        this.cookies = cookies;
        this.later = later;
    }

    @GetMapping("/staff/sign-in")
    String form(HttpServletRequest request) {
        session.expectSignIn(request);
        return "signin/staff/sign-in";
    }

    /** Who has an account is looked up after the answer: neither its words nor the time it takes tell. */
    @PostMapping("/staff/sign-in/link")
    String mailLink(@RequestParam String email, Reader reader, ClientAddress client, HttpServletResponse response) {
        limits.take(NETWORK, client.network());
        String browser = BrowserSecret.make();
        if (limits.tryTake(LINKS, key(email, client)) && limits.tryTake(LINKS_OF_ALL, key(email))) {
            later.execute(() -> signIns.requestLink(email, browser, reader.language()));
        }
        cookies.set(response, BROWSER, browser, Credentials.LINK_LIFE);
        return "redirect:/staff/sign-in/sent";
    }

    @GetMapping("/staff/sign-in/sent")
    String sent() {
        return "signin/staff/sign-in-sent";
    }

    @PostMapping("/staff/sign-in/password")
    String password(@RequestParam String email, @RequestParam String password, ClientAddress client, Reader reader,
            Model model, HttpServletRequest request, HttpServletResponse response) {
        limits.take(NETWORK, client.network());
        knock(email, client, reader);
        var step = signIns.byPassword(email, password);
        if (step.isEmpty()) {
            warnOwner(email, reader);
            model.addAttribute("email", email);
            return forms.again(model, response, "signin/staff/sign-in",
                    new InvalidInput(FieldProblem.of("password", "problem.account.wrong-password")));
        }
        delays.open(Delays.PASSWORD, key(email, client));
        delays.refund(Delays.NETWORK, client.network());
        if (step.get().codeNeeded()) {
            session.expectCode(step.get(), request);
            return "redirect:/staff/sign-in/code";
        }
        return enter(signIns.enter(step.get()), client, request, response);
    }

    @GetMapping("/staff/sign-in/code")
    String codeForm(HttpServletRequest request) {
        return session.firstStep(request).isPresent() ? CODE_VIEW : "redirect:/staff/sign-in";
    }

    /** The second factor: only where the password was right, and never the same code twice. */
    @PostMapping("/staff/sign-in/code")
    String code(@RequestParam String code, ClientAddress client, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        limits.take(NETWORK, client.network());
        Optional<FirstStep> step = session.firstStep(request);
        if (step.isEmpty()) {
            return "redirect:/staff/sign-in";
        }
        String person = step.get().staff().toString();
        delays.knock(Delays.CODE, person);
        var signedIn = signIns.enter(step.get(), code);
        if (signedIn.isEmpty()) {
            return forms.again(model, response, CODE_VIEW,
                    new InvalidInput(FieldProblem.of("code", "problem.account.wrong-code")));
        }
        delays.open(Delays.CODE, person);
        return enter(signedIn, client, request, response);
    }

    private String enter(Optional<SignedIn> who, ClientAddress client, HttpServletRequest request,
            HttpServletResponse response) {
        if (who.isEmpty()) {
            return "redirect:/staff/sign-in";
        }
        session.begin(who.get(), client, request, response);
        return session.kept(request) == null ? "redirect:/staff" : "redirect:/staff/account/again/go-on";
    }

    /** Guesses that have to wait are guesses: the owner hears of them as well. */
    private void knock(String email, ClientAddress client, Reader reader) {
        try {
            delays.knock(Delays.NETWORK, client.network());
            delays.knock(Delays.PASSWORD, key(email, client));
            limits.take(TRIES_OF_ALL, key(email));
        } catch (TooManyRequests wait) {
            warnOwner(email, reader);
            throw wait;
        }
    }

    /** Whoever owns the account hears of it, once a day; an address without one costs the same time. */
    private void warnOwner(String email, Reader reader) {
        String key = key(email);
        if (!limits.tryTake(WRONG, key) && limits.tryTake(WARNINGS, key)) {
            later.execute(() -> signIns.warn(email, reader.language()));
        }
    }

    private static String key(String email, ClientAddress client) {
        return key(email) + " " + client.network();
    }

    private static String key(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/staff/sign-in/{token}")
    String linkPage(@PathVariable String token, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        session.expectSignIn(request);
        model.addAttribute("token", token);
        return shown(signIns.linkState(token, browser(request)), model, response);
    }

    /** A link that has ended says so at once, why, and offers a new one. */
    private static String shown(LinkState link, Model model, HttpServletResponse response) {
        if (link != LinkState.OPEN) {
            response.setStatus(HttpServletResponse.SC_GONE);
            model.addAttribute("ended", link.name().toLowerCase(Locale.ROOT));
        }
        return "signin/staff/sign-in-link";
    }

    private @Nullable String browser(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, cookies.name(BROWSER));
        return cookie == null ? null : cookie.getValue();
    }

    @PostMapping("/staff/sign-in/{token}")
    String useLink(@PathVariable String token, ClientAddress client, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        var signedIn = signIns.byLink(token, browser(request));
        if (signedIn.isEmpty()) {
            LinkState link = signIns.linkState(token, browser(request));
            return shown(link == LinkState.OPEN ? LinkState.UNKNOWN : link, model, response);
        }
        return enter(signedIn, client, request, response);
    }

    @PostMapping("/staff/sign-out")
    String signOut(HttpServletRequest request) {
        session.end(request);
        return "redirect:/staff/sign-in";
    }
}
