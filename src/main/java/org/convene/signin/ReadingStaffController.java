package org.convene.signin;

import java.time.ZoneId;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.web.ReaderCookies;
import org.convene.web.SeeOther;

/** Takes language, time zone and clock as chosen at the foot of a staff page: for this browser, all others, and mail. */
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
            @RequestParam @Nullable String clock, @RequestParam(defaultValue = "/staff") String back,
            HttpServletResponse response) {
        Locale language = ReaderCookies.language(lang);
        ZoneId zone = tz.equals(shown) ? null : ReaderCookies.zone(tz);
        String hours = ReaderCookies.clock(clock);
        accounts.read(staff, language, zone, hours);
        cookies.keep(response, language, zone, hours);
        return SeeOther.asTyped(ReaderCookies.here(back));
    }
}
