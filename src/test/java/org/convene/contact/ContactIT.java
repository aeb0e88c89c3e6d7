package org.convene.contact;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.account.ApiTokens;
import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.GroupDraft;
import org.convene.group.WorkingGroups;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What visitors write to the organisers and what becomes of it, through the doors people have. */
@ConveneTest
class ContactIT {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String VISITOR = "tomas@example.org";
    @Autowired
    StaffAccounts accounts;
    @Autowired
    ApiTokens tokens;
    @Autowired
    WorkingGroups groups;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Mailbox mailbox;
    @Autowired
    ContactRequests requests;
    @Autowired
    SettableClock clock;
    @Autowired
    Http http;
    Staff admin;
    Group cities;
    Group universities;

    @BeforeEach
    void twoGroups() {
        UUID id = accounts.ensureAdmin(new EmailAddress("ines@example.org"), "Ines Falk");
        admin = new Staff(id, "Ines Falk", true, Set.of(), Set.of(Scope.values()));
        UUID community = groups.firstCommunity(admin).id();
        cities = groups.create(admin, GroupDraft.named(community, "cities", "Cities and governments"));
        universities = groups.create(admin, GroupDraft.named(community, "universities", "Universities"));
    }

    // ---- visitors

    @Test
    void aMessageReachesTheInboxAndTheWriterGetsAReceipt() {
        HttpResponse<String> sent = write("kind", "question", "group", "cities", "email", VISITOR, "name", "Tomás Rey",
                "subject", "May students join?", "body", "I teach a course.\nMay they come?");
        assertThat(sent.statusCode()).isEqualTo(303);
        assertThat(sent.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/contact/sent?group=cities"));
        assertThat(sent.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(http.get("/contact/sent").statusCode()).isEqualTo(200);
        ReceivedMail receipt = mailbox.awaitFirst(VISITOR);
        assertThat(receipt.subject()).isEqualTo("We have your question");
        assertThat(receipt.text()).contains("Cities and governments");
        assertThat(receipt.text() + receipt.html()).doesNotContain("students", "Tomás", "course");
        assertThat(receipt.header("Auto-Submitted")).startsWith("auto-");
        Document inbox = Http.page(signedIn("ines@example.org").get("/staff/inbox"));
        assertThat(inbox.select("main").text()).contains("One message waits for an answer", "May students join?",
                "Tomás Rey", "Cities and governments");
    }

    @Test
    void whoWritesAboutSomethingElseAfterAllLosesNoWord() {
        HttpResponse<String> talk = http.get("/contact?kind=talk&group=cities");
        assertThat(Http.page(talk).select("button[form=letter]").getFirst().hasAttr("name")).as("Enter sends")
                .isFalse();
        HttpResponse<String> idea = http.submit(talk, "/contact", "as", "idea", "group", "cities", "email", "half@",
                "name", "Tomás Rey", "subject", "", "body", "One\nTwo", "speaker", "Mara <Lind>", "bio", "Runs\nit",
                "level", "experts", "pronouns", "they", "dates", "June", "website", "");
        assertThat(idea.statusCode()).isEqualTo(200);
        Document form = Http.page(idea);
        assertThat(form.select("strong[aria-current]").text()).isEqualTo("An idea");
        assertThat(form.select(".problems, p.wrong, #f-speaker")).isEmpty();
        assertThat(form.select("#f-group [selected]").val()).isEqualTo("cities");
        assertThat(form.select("#f-email").val() + form.select("#f-body").val().strip()).isEqualTo("half@One\nTwo");
        assertThat(form.select("[name=stamp]").val()).isEqualTo(Http.page(talk).select("[name=stamp]").val());
        HttpResponse<String> back = http.submit(idea, "/contact", "as", "talk", "mayList", "true");
        assertThat(Http.page(back).select("#f-speaker").val()).isEqualTo("Mara <Lind>");
        assertThat(Http.page(back).select("#f-bio").val().strip()).isEqualTo("Runs\nit");
        assertThat(Http.page(back).select("#f-level [selected]").val()).isEqualTo("experts");
        assertThat(Http.page(back).select("[name=mayList]").attr("type")).isEqualTo("hidden");
        assertThat(stored()).isZero();
        HttpResponse<String> question = http.submit(back, "/contact", "as", "question");
        assertThat(http.submit(question, "/contact", "email", VISITOR, "subject", "Why?").headers()
                .firstValue("Location")).hasValueSatisfying(to -> assertThat(to).contains("/contact/sent"));
        assertThat(stored()).as("sent sooner than a person types").isZero();
        clock.advance(Duration.ofSeconds(5));
        http.submit(question, "/contact", "email", VISITOR, "subject", "Why?");
        assertThat(jdbc.sql("select kind || speaker || bio || body from contact_request").query(String.class).list())
                .containsExactly("QUESTIONOne\nTwo");
    }

    @Test
    void aSuggestedEventOpensTheCalendarsFormWithItsWords() {
        write("kind", "event", "group", "cities", "email", VISITOR, "subject", "Meet-up & <b>talks</b>", "body",
                "In May?\nAt our library, 50 % \"free\".");
        write("kind", "event", "email", VISITOR, "subject", "Anywhere", "body", "Some day");
        Http ines = signedIn("ines@example.org");
        Document inbox = Http.page(ines.get("/staff/inbox?kind=event"));
        Document letter = Http.page(ines.get(inbox.select("a:contains(Meet-up)").attr("href")));
        assertThat(letter.select("aside a[href*=/meetings/new]").eachText())
                .containsExactly("Plan it for Cities and governments");
        Document form = Http.page(ines.get(letter.select("aside a[href*=/meetings/new]").attr("href")));
        assertThat(form.select("#f-title").val()).isEqualTo("Meet-up & <b>talks</b>");
        assertThat(form.select("#f-description").val()).contains("At our library, 50 % \"free\".");
        assertThat(form.select("input[name=repeat][checked]").val()).isEqualTo("once");
        Document any = Http.page(ines.get(inbox.select("a:contains(Anywhere)").attr("href")));
        assertThat(any.select("aside a[href*=/meetings/new]")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"de, Ihr Vortragsvorschlag ist angekommen", "fr, Nous avons bien reçu votre proposition d’intervention",
            "es, Hemos recibido tu propuesta de charla", "ja, 発表のご提案を受け付けました"})
    void everyLanguageHasItsFormAndReceipt(String language, String subject) {
        HttpResponse<String> form = http.get("/contact?kind=talk", "Accept-Language", language);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(Http.page(form).select("html").attr("lang")).isEqualTo(language);
        String sent = """
                {"kind": "talk", "email": "%s", "subject": "A talk", "body": "About it", "language": "%s",
                 "talk": {"speaker": "Mara Lind", "bio": "Mara runs an office.", "level": "some"}}
                """.formatted(VISITOR, language);
        assertThat(http.json("POST", "/api/v1/contact-requests", sent).statusCode()).isEqualTo(202);
        assertThat(mailbox.awaitFirst(VISITOR).subject()).isEqualTo(subject);
    }

    @Test
    void atMostOneReceiptADay() {
        write(message(VISITOR));
        write(message("tomas+two@example.org"));
        write(message(VISITOR));
        assertThat(stored()).isEqualTo(3);
        assertThat(
                jdbc.sql("select count(*) from mailing where template = 'contact-receipt'").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsToldBesideTheFieldAndNothingIsStored() {
        HttpResponse<String> again = write("kind", "question", "group", "nowhere", "email", "a@b@c", "name",
                "see https://spam.example", "subject", " ", "body", "Kept <b>text</b>");
        assertThat(again.statusCode()).isEqualTo(422);
        Document page = Http.page(again);
        assertThat(page.select("[aria-invalid=true]").eachAttr("name")).contains("group", "email", "name", "subject");
        assertThat(page.select("textarea[name=body]").val()).isEqualTo("Kept <b>text</b>");
        assertThat(page.select("textarea b")).isEmpty();
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example,c@d.example", "<a@b.example>c@d.example", "a@b(c).example", "a@localhost",
            "\\\"a\\\\r\\\\nRCPT TO:<x@y.example>\\\"@c.example", "a@[127.0.0.1]", "a@b.example\\r\\nBcc: x@y.example",
            ""})
    void addressesThatAreNotOneMailboxAreRefused(String email) {
        assertThat(post("email", email).statusCode()).isEqualTo(422);
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"name, a\\r\\nb", "name, a\\u0000b", "name, a\\u2028b", "name, a\\u202Eb", "subject, a\\r\\nBcc: x",
            "subject, a\\u0000", "body, a\\u0000", "subject, a\\ud800b", "body, a\\udc00", "name, www.spam.example"})
    void controlCharactersAreRefused(String field, String value) {
        HttpResponse<String> refused = post(field, value);
        assertThat(refused.statusCode()).isIn(400, 422);
        assertThat(stored()).isZero();
    }

    @Test
    void tooLongIsRefused() {
        assertThat(post("name", "n".repeat(101)).statusCode()).isEqualTo(422);
        assertThat(post("subject", "s".repeat(151)).statusCode()).isEqualTo(422);
        assertThat(post("body", "b".repeat(5001)).statusCode()).isEqualTo(422);
        assertThat(post("kind", "nonsense").body()).contains("/kind");
        assertThat(stored()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "${7*7} <#assign x=7*7>${x} #{7*7} *{7*7}",
            "%0d%0aBcc: x@y.example",
            "'; drop table contact_request; --", "Ω≈ç√∫ 👩‍👩‍👧 مرحبا 社會", "{0} {{x}} [[y]]"})
    void whatPeopleTypeIsKeptAndStaysText(String typed) {
        write("kind", "idea", "email", VISITOR, "name", typed, "subject", typed, "body", typed);
        Http ines = signedIn("ines@example.org");
        String href = Http.page(ines.get("/staff/inbox")).select(".rows a[href^=/staff/inbox/]").attr("href");
        Document page = Http.page(ines.get(href));
        assertThat(page.select("h1").text()).isEqualTo(typed);
        assertThat(page.select(".letter").eachText().getFirst()).isEqualTo(typed);
        assertThat(page.select("img, main script")).isEmpty();
        press(ines, href, href + "/reply", "body", typed, "then", "close");
        ReceivedMail reply = mailbox.awaitSubject(VISITOR, "Re: ");
        assertThat(reply.subject()).isEqualTo("Re: " + typed);
        assertThat(org.jsoup.Jsoup.parse(reply.html()).select("img, script")).isEmpty();
        assertThat(reply.text().replaceAll("\\s+", " ")).contains(typed).doesNotContain("49");
    }

    @Test
    void programsGetTheSameAnswerAndLeaveNoTrace() {
        String[] trapped = Arrays.copyOf(message(VISITOR), 12);
        trapped[10] = "website";
        trapped[11] = "https://spam.example";
        assertThat(write(trapped).statusCode()).isEqualTo(303);
        String stamp = Http.page(http.get("/contact")).select("input[name=stamp]").attr("value");
        String[] hasty = Arrays.copyOf(message(VISITOR), 12);
        hasty[10] = "stamp";
        hasty[11] = stamp;
        assertThat(http.post("/contact", hasty).statusCode()).isEqualTo(303);
        assertThat(http.post("/contact", message(VISITOR)).statusCode()).isEqualTo(303);
        assertThat(stored()).isZero();
        assertThat(mailbox.mailsTo(VISITOR)).isEmpty();
    }

    @Test
    void oneMailboxMayWriteFiveTimesAnHourHoweverSpelled() {
        for (int i = 0; i < 5; i++) {
            assertThat(post("email", "tomas+" + i + "@example.org").statusCode()).isEqualTo(202);
        }
        HttpResponse<String> sixth = post("email", "TOMAS+6@example.org");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValue("Retry-After")).isPresent();
        assertThat(stored()).isEqualTo(5);
    }

    @Test
    void oneNetworkMayWriteTwentyTimesAnHour() {
        for (int i = 0; i < 20; i++) {
            assertThat(post("email", "person" + i + "@example.org").statusCode()).isEqualTo(202);
        }
        assertThat(post("email", "person21@example.org").statusCode()).isEqualTo(429);
        assertThat(stored()).isEqualTo(20);
    }

    @Test
    void unknownFieldsOddTypesAndNonsenseAreRefused() {
        String good = body("email", VISITOR);
        assertThat(http.json("POST", "/api/v1/contact-requests", good.replace("{", "{\"state\": \"closed\","))
                .statusCode()).isEqualTo(400);
        assertThat(http.json("POST", "/api/v1/contact-requests", good.replace("{", "{\"talk\": {\"x\": 1},"))
                .statusCode()).isEqualTo(400);
        assertThat(http.json("POST", "/api/v1/contact-requests", "[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(http.json("POST", "/api/v1/contact-requests", "{\"email\": ").statusCode()).isEqualTo(400);
        var asText = http.request("/api/v1/contact-requests", "Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(good));
        assertThat(http.send(asText).statusCode()).isEqualTo(415);
        assertThat(stored()).isZero();
    }

    // ---- staff

    @Test
    void staffClaimNoteReplyCloseAndReopen() {
        write(message(VISITOR));
        mailbox.awaitFirst(VISITOR);
        Http ines = signedIn("ines@example.org");
        String page = Http.page(ines.get("/staff/inbox")).select(".rows a[href^=/staff/inbox/]").attr("href");
        press(ines, page, page + "/claim");
        assertThat(main(ines, page)).contains("You take care of this");
        press(ines, page, page + "/note", "note", "Ask Jo first");
        assertThat(press(ines, page, page + "/reply", "body", " ", "then", "close")).isEqualTo(422);
        assertThat(press(ines, page, page + "/reply", "body", "Yes, they may.\r\n\r\nSee you!", "then", "close"))
                .isEqualTo(303);
        ReceivedMail reply = mailbox.awaitSubject(VISITOR, "Re: ");
        assertThat(reply.subject()).isEqualTo("Re: A question");
        assertThat(reply.text().replace("\r\n", "\n"))
                .contains("Yes, they may.\n\nSee you!", "Ines Falk", "> Is this open to all?")
                .doesNotContain("Ask Jo");
        assertThat(reply.header("From")).contains("Ines Falk, Cities and governments");
        assertThat(reply.header("Reply-To")).isNotEmpty();
        assertThat(main(ines, page)).contains("Closed", "Ask Jo first", "Yes, they may.");
        assertThat(main(ines, "/staff/inbox")).contains("Nobody waits for an answer");
        press(ines, page, page + "/reopen");
        assertThat(main(ines, "/staff/inbox?state=open")).contains("A question");
        assertThat(jdbc.sql("select act from audit_entry where object like 'contact:%' order by at").query(String.class)
                .list()).contains("contact.claim", "contact.note", "contact.reply", "contact.close", "contact.reopen");
    }

    @Test
    void aClosedOneIsDeletedAYearLaterAndAnOpenOneStays() {
        write(message(VISITOR));
        write(message("ada@example.org"));
        Http ines = signedIn("ines@example.org");
        String[] pages = Http.page(ines.get("/staff/inbox")).select(".rows a[href^=/staff/inbox/]").eachAttr("href")
                .stream()
                .distinct().toArray(String[]::new);
        press(ines, pages[0], pages[0] + "/note", "note", "Closed for good");
        press(ines, pages[0], pages[0] + "/close");
        assertThat(main(ines, pages[0])).contains("21 Nov 2027");
        press(ines, pages[1], pages[1] + "/close");
        press(ines, pages[1], pages[1] + "/reopen");
        clock.advance(Duration.ofDays(365).minusSeconds(1));
        assertThat(requests.deleteOld()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(requests.deleteOld()).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from contact_entry").query(Long.class).single()).isZero();
        ines = signedIn("ines@example.org");
        assertThat(ines.get(pages[0]).statusCode()).isEqualTo(404);
        assertThat(ines.get(pages[1]).statusCode()).isEqualTo(200);
        press(ines, pages[1], pages[1] + "/close");
        clock.advance(Duration.ofDays(366));
        assertThat(requests.deleteOld()).isEqualTo(1);
        assertThat(requests.deleteOld()).isZero();
    }

    @Test
    void openOnesComeFirstAndPagesFollow() {
        String ines = token(admin);
        for (int i = 0; i < 5; i++) {
            assertThat(post("email", "person" + i + "@example.org").statusCode()).isEqualTo(202);
        }
        JsonNode all = read(get("/api/v1/contact-requests", ines));
        assertThat(all.get("items").size()).isEqualTo(5);
        String newest = all.get("items").get(0).get("id").asString();
        patch(newest, "{\"state\": \"closed\"}", ines);
        JsonNode first = read(get("/api/v1/contact-requests?limit=3", ines));
        JsonNode second = read(get("/api/v1/contact-requests?limit=3&cursor=" + first.get("next").asString(), ines));
        assertThat(Stream.of(first, second).mapToInt(part -> part.get("items").size()).sum()).isEqualTo(5);
        assertThat(second.get("items").get(1).get("id").asString()).isEqualTo(newest);
        assertThat(read(get("/api/v1/contact-requests?state=closed", ines)).get("items").size()).isEqualTo(1);
        assertThat(get("/api/v1/contact-requests?state=x", ines).statusCode()).isEqualTo(422);
        assertThat(get("/api/v1/contact-requests?cursor=x", ines).statusCode()).isEqualTo(422);
        assertThat(get("/api/v1/contact-requests?limit=1000000000", ines).statusCode()).isEqualTo(200);
    }

    @Test
    void theApiRepliesNotesAndClaims() {
        String ines = token(admin);
        write(message(VISITOR));
        String id = read(get("/api/v1/contact-requests?kind=question&group=cities", ines)).get("items").get(0).get("id")
                .asString();
        JsonNode changed = read(patch(id, "{\"claimed\": true, \"note\": \"Ask Jo\"}", ines));
        assertThat(changed.get("claimedBy").asString()).isEqualTo("Ines Falk");
        assertThat(changed.get("entries").get(0).get("sort").asString()).isEqualTo("note");
        assertThat(patch(id, "{\"email\": \"x@example.org\"}", ines).statusCode()).isEqualTo(400);
        assertThat(reply(id, "{\"body\": \"\"}", ines).statusCode()).isEqualTo(422);
        assertThat(reply(id, "{\"body\": \"Welcome!\", \"close\": true}", ines).statusCode()).isEqualTo(202);
        assertThat(mailbox.awaitSubject(VISITOR, "Re: ").text()).contains("Welcome!");
        assertThat(read(get("/api/v1/contact-requests/" + id, ines)).get("state").asString()).isEqualTo("closed");
        assertThat(patch(id, "{\"claimed\": true}", ines).statusCode()).isEqualTo(409);
    }

    @Test
    void moderatorsSeeTheirGroupsRequestsAndNoOthers() {
        accounts.invite(admin, "jo@example.org", "Jo Adeyemi", Role.MODERATOR, Set.of(universities.id()),
                Locale.ENGLISH);
        write(message(VISITOR));
        write("kind", "question", "email", "b@example.org", "subject", "To all", "body", "Hello");
        write("kind", "question", "email", "c@example.org", "subject", "To us", "body", "Hello", "group",
                "universities");
        Http jo = signedIn("jo@example.org");
        assertThat(main(jo, "/staff/inbox")).contains("To us").doesNotContain("To all", "A question");
        UUID id = accounts.people(admin).stream().filter(person -> !person.admin()).findFirst().orElseThrow().id();
        String token = token(new Staff(id, "Jo Adeyemi", false, Set.of(universities.id()), Set.of(Scope.values())));
        assertThat(read(get("/api/v1/contact-requests", token)).get("items").size()).isEqualTo(1);
        assertThat(get("/api/v1/contact-requests?group=cities", token).statusCode()).isEqualTo(404);
        for (UUID one : jdbc.sql("select id from contact_request where subject <> 'To us'")
                .query((row, number) -> UUID.fromString(row.getString(1))).list()) {
            String foreign = one.toString();
            assertThat(jo.get("/staff/inbox/" + foreign).statusCode()).isEqualTo(404);
            assertThat(get("/api/v1/contact-requests/" + foreign, token).statusCode()).isEqualTo(404);
            assertThat(patch(foreign, "{\"state\": \"closed\"}", token).statusCode()).isEqualTo(404);
            assertThat(reply(foreign, "{\"body\": \"x\"}", token).statusCode()).isEqualTo(404);
            for (String act : new String[]{"claim", "release", "close", "reopen", "note", "reply"}) {
                assertThat(press(jo, "/staff/inbox", "/staff/inbox/" + foreign + "/" + act, "body", "x", "note", "x"))
                        .isEqualTo(404);
            }
        }
        assertThat(jdbc.sql("select count(*) from contact_entry").query(Long.class).single()).isZero();
    }

    @Test
    void aTokenThatMayOnlyReadDoesNotWrite() {
        write(message(VISITOR));
        String reader = tokens.create(admin, "reader", Set.of(Scope.CONTACT_READ), null);
        String id = read(get("/api/v1/contact-requests", reader)).get("items").get(0).get("id").asString();
        assertThat(patch(id, "{\"state\": \"closed\"}", reader).statusCode()).isEqualTo(403);
        assertThat(reply(id, "{\"body\": \"x\"}", reader).statusCode()).isEqualTo(403);
        assertThat(get("/api/v1/contact-requests", tokens.create(admin, "other", Set.of(Scope.GROUPS_READ), null))
                .statusCode()).isEqualTo(403);
        assertThat(http.get("/api/v1/contact-requests").statusCode()).isEqualTo(401);
        assertThat(http.fresh().get("/staff/inbox").statusCode()).isIn(302, 303);
    }

    // ---- how to get there

    private static String[] message(String email) {
        return new String[]{"kind", "question", "group", "cities", "email", email, "subject", "A question", "body",
                "Is this open to all?"};
    }

    /** As a person: opens the form, takes some seconds, sends it. */
    private HttpResponse<String> write(String... fields) {
        Document form = Http.page(http.get("/contact"));
        clock.advance(Duration.ofSeconds(5));
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "stamp";
        all[fields.length + 1] = form.select("input[name=stamp]").attr("value");
        return http.post("/contact", all);
    }

    private HttpResponse<String> post(String field, String json) {
        return http.json("POST", "/api/v1/contact-requests", body(field, json));
    }

    /** A good body with one field set to a piece of JSON text. */
    private static String body(String field, String json) {
        String body = "{\"kind\": \"idea\", \"email\": \"a@example.org\", \"name\": \"A\", \"subject\": \"S\", \"body\": \"B\"}";
        return body.replaceFirst("(\"" + field + "\": )\"[^\"]*\"",
                "$1" + java.util.regex.Matcher.quoteReplacement("\"" + json + "\""));
    }

    private long stored() {
        return jdbc.sql("select count(*) from contact_request").query(Long.class).single();
    }

    private Http signedIn(String email) {
        Http browser = http.fresh();
        String link = accounts.oneTimeLink(new EmailAddress(email));
        assertThat(press(browser, link, link)).isIn(302, 303);
        return browser;
    }

    private static int press(Http browser, String page, String action, String... fields) {
        var csrf = Http.page(browser.get(page)).select("input[name=_csrf]").first();
        String[] all = Arrays.copyOf(fields, fields.length + 2);
        all[fields.length] = "_csrf";
        all[fields.length + 1] = csrf == null ? "" : csrf.attr("value");
        return browser.post(action, all).statusCode();
    }

    private static String main(Http browser, String page) {
        return Http.page(browser.get(page)).select("main").text();
    }

    private String token(Staff staff) {
        return tokens.create(staff, "test", Set.of(Scope.values()), null);
    }

    private HttpResponse<String> get(String path, String token) {
        return http.get(path, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> patch(String id, String body, String token) {
        return http.json("PATCH", "/api/v1/contact-requests/" + id, body, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> reply(String id, String body, String token) {
        return http.json("POST", "/api/v1/contact-requests/" + id + "/reply", body, "Authorization", "Bearer " + token);
    }

    private static JsonNode read(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(200, 202);
        return JSON.readTree(response.body());
    }
}
