package org.convene.signin;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import org.convene.account.Credentials;
import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.web.Cookies;
import org.convene.web.Forms;
import org.convene.web.Limit;
import org.convene.web.RateLimits;
import org.convene.web.Reader;

/** Asks somebody who is signed in to prove once more who they are, and leads them back to what they were about to do. */
@Controller
@RequestMapping("/staff/account/again")
class AgainStaffController {
    private static final String VIEW = "signin/staff/again";
    private static final Limit LINKS = new Limit("again-link", 5, Duration.ofMinutes(15));
    private final SignIns signIns;
    private final StaffAccounts accounts;
    private final Passkeys passkeys;
    private final SecondFactors factors;
    private final StaffSession session;
    private final Delays delays;
    private final RateLimits limits;
    private final Cookies cookies;
    private final Forms forms;

    AgainStaffController(SignIns signIns, StaffAccounts accounts, Passkeys passkeys, SecondFactors factors,
            StaffSession session,
            Delays delays, RateLimits limits, Cookies cookies, Forms forms) {
        this.signIns = signIns;
        this.accounts = accounts;
        this.passkeys = passkeys;
        this.factors = factors;
        this.session = session;
        this.delays = delays;
        this.limits = limits;
        this.cookies = cookies;
        this.forms = forms;
    }

    @GetMapping
    String page(Staff staff, Model model) {
        return show(staff, model);
    }

    @PostMapping("/password")
    String password(Staff staff, @RequestParam String password, @RequestParam(defaultValue = "") String code,
            Model model, HttpServletRequest request, HttpServletResponse response) {
        String who = accounts.self(staff).email().key();
        delays.knock(Delays.PASSWORD, who);
        if (!signIns.proves(staff, password, code)) {
            show(staff, model);
            return forms.again(model, response, VIEW,
                    new InvalidInput(FieldProblem.of("password", "problem.account.not-proved")));
        }
        delays.open(Delays.PASSWORD, who);
        session.freshen(request, response);
        return "redirect:/staff/account/again/go-on";
    }

    @PostMapping("/link")
    String link(Staff staff, Reader reader, HttpServletResponse response) {
        limits.take(LINKS, staff.id().toString());
        String browser = BrowserSecret.make();
        signIns.requestLink(accounts.self(staff).email().value(), browser, reader.language());
        cookies.set(response, SignInController.BROWSER, browser, Credentials.LINK_LIFE);
        return "redirect:/staff/sign-in/sent";
    }

    /** A button, not a redirect: what was about to happen happens when its person says so again. */
    @GetMapping("/go-on")
    String goOn(Staff staff, Model model, HttpServletRequest request) {
        KeptAct act = session.kept(request);
        model.addAttribute("act", act);
        return "signin/staff/go-on";
    }

    private String show(Staff staff, Model model) {
        model.addAttribute("self", accounts.self(staff)).addAttribute("passkeys", passkeys.of(staff))
                .addAttribute("secondFactor", factors.on(staff.id()));
        return VIEW;
    }
}
