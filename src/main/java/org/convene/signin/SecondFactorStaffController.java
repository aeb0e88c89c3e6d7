package org.convene.signin;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Fresh;
import org.convene.web.Reader;

/** The second factor of one's own password: set up, recovery codes, take off. */
@Controller
@RequestMapping("/staff/account/second-factor")
class SecondFactorStaffController {
    private static final String VIEW = "signin/staff/second-factor";
    private final SecondFactors factors;
    private final StaffAccounts accounts;
    private final StaffSession session;
    private final Forms forms;

    SecondFactorStaffController(SecondFactors factors, StaffAccounts accounts, StaffSession session, Forms forms) {
        this.factors = factors;
        this.accounts = accounts;
        this.session = session;
        this.forms = forms;
    }

    @GetMapping
    String page(Staff staff, Model model) {
        return show(staff, model);
    }

    @Fresh("account.act.factor")
    @PostMapping("/begin")
    String begin(Staff staff) {
        factors.begin(staff);
        return "redirect:/staff/account/second-factor";
    }

    /** Shows the recovery codes in the answer itself: nobody can read them again. */
    @Fresh("account.act.factor-on")
    @PostMapping("/enable")
    String enable(Staff staff, @RequestParam String code, Reader reader, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        try {
            List<String> codes = factors.enable(staff, code, reader.language());
            session.freshen(request, response);
            return showCodes(staff, codes, true, model);
        } catch (InvalidInput bad) {
            show(staff, model);
            return forms.again(model, response, VIEW, bad);
        }
    }

    @Fresh("account.codes.new")
    @PostMapping("/codes")
    String newCodes(Staff staff, Model model) {
        return showCodes(staff, factors.newCodes(staff), false, model);
    }

    @Fresh("account.act.factor-off")
    @PostMapping("/remove")
    String remove(Staff staff, Reader reader, HttpServletRequest request, HttpServletResponse response,
            RedirectAttributes next) {
        factors.remove(staff, reader.language());
        session.freshen(request, response);
        next.addFlashAttribute("notice", "account.factor.removed");
        return "redirect:/staff/account";
    }

    private String showCodes(Staff staff, List<String> codes, boolean first, Model model) {
        model.addAttribute("codes", codes).addAttribute("first", first);
        return show(staff, model);
    }

    private String show(Staff staff, Model model) {
        model.addAttribute("factor", factors.of(staff)).addAttribute("self", accounts.self(staff));
        return VIEW;
    }
}
