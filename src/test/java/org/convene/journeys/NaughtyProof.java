package org.convene.journeys;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;

import org.convene.testing.Http;
import org.convene.testing.Naughty;

import static org.convene.testing.Naughty.COMBINING;
import static org.convene.testing.Naughty.CONTROL;
import static org.convene.testing.Naughty.DIRECTION;
import static org.convene.testing.Naughty.EMOJI;
import static org.convene.testing.Naughty.FORMULA;
import static org.convene.testing.Naughty.HEADER;
import static org.convene.testing.Naughty.INVISIBLE;
import static org.convene.testing.Naughty.LONG;
import static org.convene.testing.Naughty.MARKDOWN;
import static org.convene.testing.Naughty.NUMBER;
import static org.convene.testing.Naughty.PATH;
import static org.convene.testing.Naughty.QUOTES;
import static org.convene.testing.Naughty.SURROGATE;
import static org.convene.testing.Naughty.TEMPLATE;

/**
 * Somebody who tries naughty texts in every form they are shown: found by following links and by what is taken, so that a
 * new one is in here by itself.
 */
final class NaughtyProof {
    private static final boolean ALL = Boolean.getBoolean("convene.naughty.all");
    /** One text where they do not get in each other’s way; markup stands in each field alone. */
    private static final List<List<Naughty>> TOGETHER = List.of(List.of(MARKDOWN), List.of(TEMPLATE), List.of(HEADER),
            List.of(CONTROL), List.of(DIRECTION, INVISIBLE), List.of(EMOJI, QUOTES), List.of(COMBINING),
            List.of(LONG), List.of(FORMULA), List.of(SURROGATE), List.of(PATH, NUMBER));
    private static final Pattern NO_PAGE = Pattern
            .compile("\\.(ics|atom|json|csv|css|js|svg|png)$|/source$|/html$|/mail$|/parts/|/api/|/assets/");
    private static final Pattern FILE = Pattern.compile(".*\\.(ics|atom|csv)(\\?.*)?");
    private static final int MOST_LOOKED_AT = 12;
    private final Supplier<Http> comesIn;
    private final Runnable beforeSending;
    private final Filler filler;
    private final Marks marks = new Marks();
    private final List<String> findings = new ArrayList<>();
    private final Map<String, ShownForm> forms = new LinkedHashMap<>();
    private final Set<String> proven = new HashSet<>();
    private final Map<String, String> files = new TreeMap<>();
    private final Set<String> links = new HashSet<>();
    private final Set<String> newLinks = new HashSet<>();
    private Http browser;
    private String landed = "/";
    private int sent;

    /** @param comesIn a browser of theirs, signed in where they are */
    NaughtyProof(Supplier<Http> comesIn, Runnable beforeSending, Filler filler) {
        this.comesIn = comesIn;
        this.beforeSending = beforeSending;
        this.filler = filler;
        this.browser = comesIn.get();
    }

    /** Tries everything reachable from these, and looks at what became of it. @param within what links to follow begin with */
    void of(List<String> starts, String within) {
        walk(browser, starts, within);
        proveAll();
        walk(browser, starts, within);
        proveAll();
        files.values().forEach(file -> show(file, browser.get(file)));
    }

    /** Looks at one page of each kind, and remembers the forms, links and files found. */
    void walk(Http reader, List<String> starts, String within) {
        Deque<String> next = new ArrayDeque<>(starts);
        Set<String> seen = starts.stream().map(PageWalk::kind).collect(Collectors.toCollection(HashSet::new));
        while (!next.isEmpty()) {
            String path = next.pop();
            Document page = show(path, reader.get(path));
            ShownForm.on(path, page).forEach(form -> forms.putIfAbsent(form.kind(), form));
            links(page, "a").stream().filter(link -> link.startsWith(within) && seen.add(PageWalk.kind(link)))
                    .forEach(next::add);
        }
    }

    List<String> findings() {
        return findings;
    }

    Marks marks() {
        return marks;
    }

    @Override
    public String toString() {
        return "%d texts in %d forms".formatted(sent, proven.size());
    }

    /** Those that end something last; those that come to light by what is taken afterwards. */
    private void proveAll() {
        List<ShownForm> open;
        do {
            open = forms.values().stream().filter(form -> !proven.contains(form.kind())).toList();
            Stream.concat(open.stream().filter(form -> !form.ends()), open.stream().filter(ShownForm::ends))
                    .forEach(this::prove);
        } while (!open.isEmpty());
    }

    /** Each field alone, then all texts at once of each kind, so that what is taken gets as far as it can. */
    private void prove(ShownForm form) {
        proven.add(form.kind());
        ShownForm now = shownAgain(form).orElse(form);
        int turn = 0;
        for (String field : form.fields()) {
            if (form.posts() && form.texts().contains(field)) {
                now = mark(now, field);
            } else if (!ALL) {
                Naughty kind = Naughty.values()[turn++ % Naughty.values().length];
                now = send(now, Map.of(field, kind.texts().getFirst()), kind + " in " + field);
            }
            for (Naughty kind : ALL ? Naughty.values() : new Naughty[0]) {
                for (String text : kind.texts()) {
                    now = send(now, Map.of(field, text), kind + " in " + field);
                }
            }
        }
        for (List<Naughty> kinds : form.texts().isEmpty() ? List.<List<Naughty>>of() : TOGETHER) {
            String text = kinds.stream().map(kind -> kind.texts().getFirst()).collect(Collectors.joining(" "));
            now = send(now, form.texts().stream().collect(Collectors.toMap(field -> field, field -> text)),
                    kinds + " everywhere");
        }
    }

    /** A text of its own in this field, and a look for it where it would be shown: at what is new, and below. */
    private ShownForm mark(ShownForm form, String field) {
        String mark = form.address() + " " + field;
        newLinks.clear();
        ShownForm after = send(form, Map.of(field, marks.markup(mark)), "markup in " + field);
        Stream.of(Stream.of(form.page()), newLinks.stream(), links.stream().filter(link -> link.startsWith(landed
                + "/")).sorted()).flatMap(one -> one).limit(MOST_LOOKED_AT).forEach(link -> {
                    if (!marks.seen().contains(mark)) {
                        show(link, browser.get(link));
                    }
                });
        return after;
    }

    /** Looks at a page and all that it leads to below it. */
    void below(Http reader, String path) {
        links(show(path, reader.get(path)), "main a").stream().filter(link -> link.startsWith(path + "/")).distinct()
                .forEach(link -> show(link, reader.get(link)));
    }

    /** The form as the page that followed shows it, as its own page does, or as it was where it is gone. */
    private ShownForm send(ShownForm form, Map<String, String> texts, String how) {
        beforeSending.run();
        String where = form.address() + " with " + how;
        HttpResponse<String> answer = form.send(browser, texts, filler);
        sent++;
        look(where, answer);
        Optional<String> next = answer.headers().firstValue("Location").filter(path -> path.startsWith("/"));
        if (next.isPresent() && next.get().contains("/sign-in")) {
            browser = comesIn.get();
            return shownAgain(form).orElse(form);
        }
        boolean shows = form.posts() && answer.statusCode() == 200;
        if (next.isEmpty() && !shows) {
            return form;
        }
        marks.see(next.isEmpty() ? answer.body() : "");
        String path = next.orElse(form.action().replaceFirst("/[^/]*$", ""));
        landed = path.replaceFirst("[?#].*", "");
        Optional<ShownForm> there = shownAgain(path, form);
        return (there.isEmpty() && form.remembers() ? shownAgain(form) : there).orElse(form);
    }

    private Optional<ShownForm> shownAgain(ShownForm form) {
        return shownAgain(form.page(), form);
    }

    private Optional<ShownForm> shownAgain(String path, ShownForm form) {
        Document page = show(path, browser.get(path));
        links(page, "main a").stream().filter(links::add).forEach(newLinks::add);
        List<ShownForm> there = ShownForm.on(path, page);
        there.forEach(one -> forms.putIfAbsent(one.kind(), one));
        return there.stream().filter(form::matches).findFirst();
    }

    private List<String> links(Document page, String which) {
        List<String> pages = new ArrayList<>();
        for (String link : page.select(which + "[href^=/]").eachAttr("href")) {
            String plain = link.replaceFirst("#.*", "");
            if (FILE.matcher(plain).matches()) {
                files.putIfAbsent(PageWalk.kind(plain), plain);
            } else if (!NO_PAGE.matcher(plain.replaceFirst("\\?.*", "")).find()) {
                pages.add(plain);
            }
        }
        return pages;
    }

    /** What is stored, as a page or file shows it. */
    private Document show(String where, HttpResponse<String> answer) {
        marks.see(answer.body());
        return look(where, answer);
    }

    private Document look(String where, HttpResponse<String> answer) {
        Document page = Http.page(answer);
        if (answer.statusCode() >= 500) {
            findings.add(where + ": " + answer.statusCode());
        } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            Inert.findings(page).forEach(wrong -> findings.add(where + ": " + wrong));
        } else {
            Inert.findings(answer.body()).forEach(wrong -> findings.add(where + ": " + wrong));
        }
        return page;
    }
}
