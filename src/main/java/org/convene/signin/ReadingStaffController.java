package org.convene.signin;

import java.time.ZoneId;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.web.ReaderCookies;
import org.convene.web.SeeOther;

/** Takes the choice of language and time zone at the foot of a staff page: for this browser, all others, and mail. */
@Controller
class ReadingStaffController {
    private final StaffAccounts accounts;
    private final ReaderCookies cookies;

    ReadingStaffController(StaffAccounts accounts, ReaderCookies cookies) {
        this.accounts = accounts;
        this.cookies = cookies;
    }

    /** @param shown time zone that stood there when the page was made: left alone, it is not chosen */
    @PostMapping("/staff/account/reader")
    RedirectView choose(Staff staff, @RequestParam(defaultValue = "") String lang,
            @RequestParam(defaultValue = "") String tz, @RequestParam(defaultValue = "") String shown,
            @RequestParam(defaultValue = "/staff") String back, HttpServletResponse response) {
        Locale language = ReaderCookies.language(lang);
        ZoneId zone = tz.equals(shown) ? null : ReaderCookies.zone(tz);
        accounts.read(staff, language, zone);
        cookies.keep(response, language, zone);
        return SeeOther.asTyped(ReaderCookies.here(back));
    }
}
