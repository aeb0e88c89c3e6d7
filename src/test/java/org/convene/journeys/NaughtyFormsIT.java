package org.convene.journeys;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.admin.SampleCommunities;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.Naughty;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Texts that try to be more than text, in every field of every form that visitors, subscribers and staff are shown: found by
 * following links, so that a new one is in here by itself. Nothing breaks, and whatever is shown or mailed again stays text.
 * One text of each kind; {@code -Dconvene.naughty.all=true} takes all of them, each in each field alone.
 */
@ConveneTest
class NaughtyFormsIT {
    private static final boolean ALL = Boolean.getBoolean("convene.naughty.all");
    private static final String MARA = "mara@example.org";
    private static final Pattern LINK = Pattern.compile("http://[^\\s<>\"]+");
    private static final Pattern NO_PAGE = Pattern
            .compile("\\.(ics|atom|json|csv|css|js|svg|png)$|/source$|/html$|/mail$|/parts/|/api/|/assets/");
    private final List<String> findings = new ArrayList<>();
    private final Map<String, ShownForm> forms = new LinkedHashMap<>();
    private final Set<String> files = new HashSet<>();
    private int sent;
    private int taken;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    SampleCommunities samples;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void somebodyInTheCommunities() {
        samples.writeOnce();
        clock.advance(Duration.ofSeconds(10));
        http.submit(http.get("/contact"), "/contact", "email", "asker@example.org", "name", "Asker", "subject", "Rooms",
                "body", "Which?");
        HttpResponse<String> form = http.get("/signup?group=cities");
        clock.advance(Duration.ofSeconds(10));
        http.submit(form, "/signup", "email", MARA, "name", "Mara Lind");
        String confirm = mailbox.awaitFirst(MARA).link("/confirm/");
        http.submit(http.get(confirm), confirm.substring(http.publicUrl().length()));
        mailbox.await(MARA, 3);
    }

    @Test
    void visitorsAndSubscribers() {
        List<String> starts = new ArrayList<>(List.of("/", "/signup", "/contact", "/contact?kind=talk",
                "/contact?kind=suggestion", "/contact?kind=idea"));
        mailbox.mailsTo(MARA).stream().flatMap(mail -> LINK.matcher(mail.text()).results())
                .map(found -> found.group().replaceFirst("[.,;]$", "").substring(http.publicUrl().length()))
                .filter(link -> !link.isEmpty()).forEach(starts::add);
        proveAll(http, starts, "/", true);
        assertThat(forms).hasSizeGreaterThan(8);
    }

    @Test
    void staff() {
        proveAll(signIn(), List.of("/staff", "/staff/announcements/new?group=cities"), "/staff", false);
        assertThat(forms).hasSizeGreaterThan(30);
    }

    private Http signIn() {
        Http ines = http.fresh();
        Cast.submit(ines, accounts.oneTimeLink(SampleCommunities.ADMIN));
        return ines;
    }

    private void proveAll(Http browser, List<String> starts, String within, boolean publicly) {
        walk(browser, starts, within);
        Http now = browser;
        for (ShownForm form : ordered()) {
            now = stillIn(now, publicly);
            prove(now, form, publicly);
        }
        Http last = stillIn(now, publicly);
        walk(last, starts, within);
        files.forEach(file -> look(file, last.get(file)));
        mails();
        assertThat(findings).as("of %d answers", sent).isEmpty();
        assertThat(taken).as("taken of %d sent", sent).isGreaterThan(forms.size() / 2);
    }

    private List<ShownForm> ordered() {
        return Stream.concat(forms.values().stream().filter(form -> !form.ends()),
                forms.values().stream().filter(ShownForm::ends)).toList();
    }

    private Http stillIn(Http browser, boolean publicly) {
        boolean out = !publicly && browser.get("/staff/account").statusCode() == 303;
        return out ? signIn() : browser;
    }

    /** All fields at once with each kind of text, then each field alone, so that what is taken gets as far as it can. */
    private void prove(Http browser, ShownForm form, boolean publicly) {
        for (Naughty kind : Naughty.values()) {
            Map<String, String> texts = new HashMap<>();
            form.fields().stream().filter(field -> !hidden(form, field)).forEach(field -> texts.put(field,
                    kind.texts().getFirst()));
            if (!texts.isEmpty()) {
                send(browser, form, texts, kind + " everywhere", publicly);
            }
        }
        int turn = 0;
        ShownForm now = form;
        for (String field : form.fields()) {
            for (Naughty kind : ALL
                    ? List.of(Naughty.values())
                    : List.of(hidden(form, field)
                            ? Naughty.values()[turn++ % Naughty.values().length]
                            : Naughty.MARKUP)) {
                for (String text : ALL ? kind.texts() : List.of(kind.texts().getFirst())) {
                    if (send(browser, now, Map.of(field, text), kind + " in " + field, publicly)) {
                        now = fresh(browser, form);
                    }
                }
            }
        }
    }

    private static boolean hidden(ShownForm form, String field) {
        return form.form().select("[name=" + field + "]").stream().allMatch(one -> one.attr("type").matches(
                "hidden|checkbox|radio|password"));
    }

    /** As its page shows it now; as it was where that page is gone. */
    private static ShownForm fresh(Http browser, ShownForm form) {
        HttpResponse<String> page = browser.get(form.page());
        return ShownForm.on(form.page(), Http.page(page)).stream().filter(form::matches).findFirst().orElse(form);
    }

    /** Whether it was taken: the page is another one then. */
    private boolean send(Http browser, ShownForm form, Map<String, String> texts, String how, boolean publicly) {
        if (publicly) {
            clock.advance(Duration.ofSeconds(3));
        }
        jdbc.sql("DELETE FROM rate_bucket").update();
        String where = form.form().attr("method") + " " + PageWalk.kind(form.action()) + " with " + how;
        HttpResponse<String> answer = form.send(browser, texts);
        sent++;
        look(where, answer);
        Optional<String> next = answer.headers().firstValue("Location").filter(path -> path.startsWith("/"));
        taken += next.isPresent() ? 1 : 0;
        next.filter(path -> !path.contains("sign-in"))
                .ifPresent(path -> look(where + ", then " + PageWalk.kind(path), browser.get(path)));
        return next.isPresent();
    }

    private void look(String where, HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            findings.add(where + ": " + answer.statusCode());
        } else if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            Inert.findings(Http.page(answer)).forEach(wrong -> findings.add(where + ": " + wrong));
        } else {
            file(where, answer.body());
        }
    }

    private void file(String where, String body) {
        Naughty.FORMULA.texts().stream().filter(formula -> Pattern.compile("(?m)(^|,)\"?" + Pattern.quote(formula
                .replace("\"", "\"\""))).matcher(body).find()).forEach(formula -> findings.add(where + ": " + formula));
        if (Pattern.compile("(?mi)^X-Naughty").matcher(body).find() || body.contains(Naughty.CALCULATED)) {
            findings.add(where + ": a line of its own");
        }
    }

    private void mails() {
        for (byte[] raw : jdbc.sql("SELECT raw FROM caught_mail").query(byte[].class).list()) {
            String head = new String(raw, StandardCharsets.ISO_8859_1).split("\r\n\r\n", 2)[0];
            Inert.findings(ReceivedMail.parse(raw)).forEach(wrong -> findings.add(wrong + " in a mail with\n" + head));
        }
        assertThat(mailbox.mailsTo("naughty@example.org")).isEmpty();
    }

    /** Looks at one page of each kind, and remembers the forms and files found. */
    private void walk(Http browser, List<String> starts, String within) {
        Deque<String> next = new ArrayDeque<>(starts);
        Set<String> seen = new HashSet<>();
        starts.forEach(start -> seen.add(PageWalk.kind(start)));
        while (!next.isEmpty()) {
            String path = next.pop();
            HttpResponse<String> answer = browser.get(path);
            look(path, answer);
            Document page = Http.page(answer);
            ShownForm.on(path, page).forEach(form -> forms.putIfAbsent(form.kind(), form));
            for (String link : page.select("a[href^=/]").eachAttr("href")) {
                String plain = link.replaceFirst("#.*", "");
                if (NO_PAGE.matcher(plain.replaceFirst("\\?.*", "")).find()) {
                    if (plain.matches(".*\\.(ics|atom|csv)(\\?.*)?")) {
                        files.add(plain);
                    }
                } else if (plain.startsWith(within) && seen.add(PageWalk.kind(plain))) {
                    next.add(plain);
                }
            }
        }
    }
}
