package org.convene.journeys;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;

/** Walks from page to page along the links a person could follow, and visits one page of each kind. */
final class PageWalk {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TOKEN = Pattern.compile("/[A-Za-z0-9_-]{24,}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}(-\\d{2})?");
    private static final Pattern SLUG = Pattern.compile("(?<=/groups/)(?!new)[a-z0-9-]+");
    private static final Pattern NO_PAGE = Pattern
            .compile("\\.(ics|atom|json|csv|css|js|svg)$|/source$|/html$|/mail$|/parts/|/api/");
    private final Page page;
    private final String site;
    private final String within;
    private final Set<String> seen = new HashSet<>();
    private final List<String> visited = new ArrayList<>();

    /** @param within what paths of links to follow begin with */
    PageWalk(Page page, String site, String within) {
        this.page = page;
        this.site = site;
        this.within = within;
    }

    /** Visits every kind of page reachable from these, each with status 200. */
    void from(List<String> starts, Consumer<String> inspection) {
        Deque<String> next = new ArrayDeque<>();
        starts.forEach(start -> add(next, start));
        while (!next.isEmpty()) {
            String path = next.pop();
            Response response = page.navigate(path);
            if (response.status() != 200) {
                throw new AssertionError(path + " answers " + response.status());
            }
            visited.add(path);
            inspection.accept(path);
            links().stream().filter(link -> link.startsWith(within)).forEach(link -> add(next, link));
        }
    }

    List<String> visited() {
        return visited;
    }

    private void add(Deque<String> next, String link) {
        String path = (link.startsWith(site) ? link.substring(site.length()) : link).replaceFirst("#.*", "");
        if (path.startsWith("/") && !NO_PAGE.matcher(path.replaceFirst("\\?.*", "")).find() && seen.add(kind(path))) {
            next.add(path);
        }
    }

    /** The path with its ids, tokens, dates and names left out: two of a kind are the same page about something else. */
    static String kind(String path) {
        String plain = path.replaceFirst("\\?.*", "");
        String nameless = ID.matcher(plain).replaceAll("ID").replaceAll("/ID[^/]+", "/ID"); // such as an id with a date
        return SLUG.matcher(DATE.matcher(TOKEN.matcher(nameless).replaceAll("/TOKEN")).replaceAll("DATE"))
                .replaceAll("SLUG");
    }

    @SuppressWarnings("unchecked")
    private List<String> links() {
        return (List<String>) page
                .evaluate("() => [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))");
    }
}
