package org.convene.web;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

/** Takes the choice of language and time zone at the foot of a page. */
@Controller
class ReaderController {
    private final ReaderCookies cookies;

    ReaderController(ReaderCookies cookies) {
        this.cookies = cookies;
    }

    @PostMapping("/reader")
    RedirectView choose(@RequestParam(defaultValue = "") String lang, @RequestParam(defaultValue = "") String tz,
            @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        cookies.keep(response, ReaderCookies.language(lang), ReaderCookies.zone(tz));
        return SeeOther.asTyped(ReaderCookies.here(back));
    }
}
