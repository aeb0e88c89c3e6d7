package org.convene.web;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

import org.convene.site.Site;

/** What every page is given: the site, the reader, the texts in their language, and on staff pages the CSRF token. */
@Component
class PageFrame {
    private final Site site;
    private final Texts texts;
    private final FormStamp stamp;

    PageFrame(Site site, Texts texts, FormStamp stamp) {
        this.site = site;
        this.texts = texts;
        this.stamp = stamp;
    }

    void fill(Map<String, Object> model, HttpServletRequest request) {
        Reader reader = Readers.of(request);
        model.put("site", site);
        model.put("reader", reader);
        model.put("text", texts.function(reader.locale()));
        model.put("path", request.getAttribute("jakarta.servlet.error.request_uri") instanceof String failed
                ? failed
                : request.getRequestURI());
        model.computeIfAbsent("stamp", absent -> stamp.issue());
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token && !Areas.publicPage(request)) {
            model.put("csrf", token);
        }
    }
}
