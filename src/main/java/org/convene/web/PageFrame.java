package org.convene.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

import org.convene.site.Site;

/** What every page is given: the site, the reader, the texts in their language, and on staff pages the CSRF token. */
@Component
class PageFrame {
    private static final String FAILED = "jakarta.servlet.error.request_uri";
    private static final Pattern GROUP = Pattern.compile("^/groups/([a-z0-9-]+)(?:/|$)");
    private static final Pattern PERSON = Pattern.compile("^/preferences/([^/]+)/");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9-]+");
    private static final int MOST = 20;
    private final Site site;
    private final Texts texts;
    private final FormStamp stamp;
    private final ObjectProvider<PageBrands> brands;
    private final ObjectProvider<PersonGroups> people;
    private final ObjectProvider<MailCatcher> catcher;

    PageFrame(Site site, Texts texts, FormStamp stamp, ObjectProvider<PageBrands> brands,
            ObjectProvider<PersonGroups> people, ObjectProvider<MailCatcher> catcher) {
        this.site = site;
        this.texts = texts;
        this.stamp = stamp;
        this.brands = brands;
        this.people = people;
        this.catcher = catcher;
    }

    void fill(Map<String, Object> model, HttpServletRequest request) {
        Reader reader = Readers.of(request);
        model.put("site", site);
        model.put("reader", reader);
        model.put("text", texts.function(reader.locale()));
        model.put("listed", texts.listed(reader.formats()));
        model.put("between", texts.between(reader.formats()));
        model.put("path", request.getAttribute(FAILED) instanceof String failed
                ? failed
                : request.getRequestURI());
        MailCatcher mails = catcher.getIfAvailable();
        model.put("mailCaught", mails != null && mails.catching());
        model.computeIfAbsent("stamp", absent -> stamp.issue());
        List<String> about = groups(model, request);
        PageBrands known = about.isEmpty() ? null : brands.getIfAvailable();
        if (known != null) {
            known.of(about).ifPresent(brand -> model.put("brand", brand));
        }
        if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token && !Areas.publicPage(request)) {
            model.put("csrf", token);
        }
    }

    /**
     * The groups a page is about: named by the page ({@code brandOf}), in its address, those of the person whose link it is
     * behind, or after its question mark.
     */
    private List<String> groups(Map<String, Object> model, HttpServletRequest request) {
        if (request.getAttribute(FAILED) != null || !Areas.publicPage(request)) {
            return List.of(); // a page that tells of a failure asks no database
        }
        if (model.get("brandOf") instanceof List<?> slugs) {
            return slugs.stream().map(String.class::cast).toList();
        }
        if (model.get("brandOf") instanceof String slug) {
            return List.of(slug);
        }
        Matcher path = GROUP.matcher(request.getRequestURI());
        if (path.find()) {
            return List.of(path.group(1));
        }
        Matcher person = PERSON.matcher(request.getRequestURI());
        if (person.find()) {
            PersonGroups known = people.getIfAvailable();
            return known == null ? List.of() : known.behind(person.group(1));
        }
        String[] asked = request.getParameterValues("group");
        return asked == null || asked.length > MOST
                ? List.of()
                : Arrays.stream(asked).filter(SLUG.asMatchPredicate()).toList();
    }
}
