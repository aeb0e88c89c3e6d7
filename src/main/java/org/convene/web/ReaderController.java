package org.convene.web;

import java.time.Duration;
import java.time.ZoneId;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.site.Site;
import org.convene.site.SiteProperties;

/** Keeps the reader's choice of language and time zone in two cookies that say nothing else. */
@Controller
class ReaderController {
    private final Site site;

    ReaderController(Site site) {
        this.site = site;
    }

    @PostMapping("/reader")
    RedirectView choose(@RequestParam(defaultValue = "") String lang, @RequestParam(defaultValue = "") String tz,
            @RequestParam(defaultValue = "/") String back, HttpServletResponse response) {
        if (SiteProperties.LANGUAGES.contains(lang)) {
            keep(response, Readers.LANGUAGE, lang);
        }
        ZoneId zone = Readers.zone(tz);
        if (zone != null) {
            keep(response, Readers.ZONE, zone.getId());
        }
        RedirectView view = new RedirectView(here(back), false);
        view.setStatusCode(org.springframework.http.HttpStatus.SEE_OTHER);
        view.setExpandUriTemplateVariables(false);
        return view;
    }

    /** Only a plain path on this site: no scheme, no host, no second slash, no backslash, nothing encoded. */
    static String here(String back) {
        return back.matches("/(?:[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*/?)?") ? back : "/";
    }

    private void keep(HttpServletResponse response, String name, String value) {
        response.addHeader(HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name, value).path("/").maxAge(Duration.ofDays(365))
                        .sameSite("Lax").secure("https".equals(site.publicUrl().getScheme())).build().toString());
    }
}
