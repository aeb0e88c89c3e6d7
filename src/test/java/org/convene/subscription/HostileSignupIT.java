package org.convene.subscription;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/** Hostile input at the form and the API (S5 to S17). */
@ConveneTest
@Import(Stage.class)
@TestPropertySource(properties = {"convene.subscription.signups-per-network=100000",
        "convene.subscription.foreign-signups-per-network=100000"})
class HostileSignupIT {
    private static final String ADA = "ada@example.org";
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void someGroups() {
        stage.groups("cities");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada\r\nBcc: eve@example.org", "Ada\u0000", "Ada\u0007", "Ada\u2028x", "Ada\u2029x",
            "Ada\u202Egro", "Ada\u2066x", "Visit https://spam.example", "www.spam.example", "win at spam.example/x",
            "buy now spam.example"})
    void refusesNamesWithControlsOrLinks(String name) {
        HttpResponse<String> answer = named(name);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Http.page(answer).select("#f-name").attr("aria-invalid")).isEqualTo("true");
        assertNothing();
    }

    @Test
    void refusesNamesOfMoreThanAHundredCharacters() {
        assertThat(named("x".repeat(101)).statusCode()).isEqualTo(422);
        assertThat(named("😀".repeat(101)).statusCode()).isEqualTo(422);
        assertNothing();
        assertThat(named("😀".repeat(100)).statusCode()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b,c@d.org", "<a@b.org>c@d.org", "a@b.org(c)", "@x.org:a@b.org", "Group:a@b.org;",
            "=?utf-8?q?a?=@b.org\r\n", "a@localhost", "a@[127.0.0.1]", "\"a\r\nRCPT TO:<v@x.org>\"@b.org", "a b@c.org",
            "a@b@c.org", "", "   ", "nobody"})
    void refusesWhatIsNotOnePlainMailbox(String email) {
        HttpResponse<String> answer = http.post("/signup", "email", email, "groups", "cities");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Http.page(answer).select("#f-email-wrong").text()).isNotEmpty();
        assertNothing();
    }

    @Test
    void refusesAddressesThatAreTooLong() {
        assertThat(http.post("/signup", "email", "x".repeat(65) + "@example.org", "groups", "cities").statusCode())
                .isEqualTo(422);
        assertThat(http.post("/signup", "email", "x@" + "d".repeat(60) + (".e" + "e".repeat(59)).repeat(4) + ".org",
                "groups", "cities").statusCode()).isEqualTo(422);
        assertNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<img src=x onerror=alert(1)>", "${7*7} <#assign x=49>", "#{7*7} *{7*7}", "%0d%0aBcc: x",
            "%250d%250a", "O'Brien \"Bo\" & Søn", "Ṱ̺̺̕o͞ ̷i̲̬n̝̗v̟̜̘o̷k͎e", "ﬀﬁ ½ ﷽", "'; drop table subscriber; --",
            "{0} {1,number}",
            "Ｔｅｓｔ ﾃｽﾄ", "ثم نفس", "0xDEADBEEF", "Ms Null", "undefined", "Mr NaN", "Dr True", "-1/0",
            "\\\\server\\share", "👩‍👩‍👧‍👦"})
    void keepsOtherNamesAsTypedAndOutOfTheConfirmation(String name) {
        assertThat(named(name).statusCode()).isEqualTo(303);
        assertThat(jdbc.sql("select name from signup").query(String.class).single()).isEqualTo(name);
        var mail = mailbox.awaitFirst(ADA);
        assertThat(mail.text() + mail.html() + mail.subject() + mail.header("To")).doesNotContain(name);
        http.post(mail.link("/confirm/"));
        var welcome = mailbox.await(ADA, 2).getLast();
        assertThat(welcome.text().replaceAll("https?://\\S+", "")).doesNotContain("49");
        var preferences = Http.page(http.get(welcome.link("/preferences/")));
        assertThat(preferences.select("input[name=name]").val()).isEqualTo(name);
        assertThat(preferences.select("img, main script")).isEmpty();
    }

    @Test
    void treatsUnicodeTwinsAsOtherPeople() {
        stage.join("kelvin@example.org", "cities");
        stage.signUp("\u212Aelvin@example.org", "cities");
        stage.settle();
        assertThat(mailbox.mailsTo("kelvin@example.org")).as("nothing goes to the folded twin").hasSize(2);
        assertThat(jdbc.sql("select count(distinct address_key) from signup").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void knowsAnAddressWhateverTheCaseOfItsLetters() {
        stage.join(ADA, "cities");
        stage.signUp("ADA@Example.ORG", "cities");
        assertThat(jdbc.sql("select count(distinct address_key) from signup").query(Long.class).single())
                .isEqualTo(1);
    }

    @Test
    void acceptsAnInternationalDomain() {
        assertThat(http.post("/signup", "email", "ada@bücher.example", "groups", "cities").statusCode())
                .isEqualTo(303);
        assertThat(jdbc.sql("select address_key from signup").query(String.class).single())
                .isEqualTo("ada@xn--bcher-kva.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"confirmed\": true}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"role\": \"admin\"}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"subscriber\": {\"id\": 1}}",
            "{\"email\": [\"a@example.org\", \"b@example.org\"], \"groups\": [\"cities\"]}", "{\"email\": ", "[]", "",
            "{\"email\": \"a@example.org\", \"email\": \"b@example.org\", \"groups\": [\"cities\"]}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"name\": \"\\ud800\"}"})
    void answersBadJsonWith400(String body) {
        HttpResponse<String> answer = http.json("POST", "/api/v1/signups", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\": \"a@example.org\"}", "{\"email\": \"a@example.org\", \"groups\": []}",
            "{\"email\": \"a@example.org\", \"groups\": [null]}",
            "{\"email\": \"a@example.org\", \"groups\": [\"none\"]}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"language\": \"tlh\"}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"timeZone\": \"Mars/Olympus\"}",
            "{\"email\": \"a@example.org\", \"groups\": [\"cities\"], \"timeZone\": \"+02:00\"}"})
    void namesTheFieldThatIsWrong(String body) {
        HttpResponse<String> answer = http.json("POST", "/api/v1/signups", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"errors\"").contains("\"pointer\"");
        assertNothing();
    }

    @Test
    void refusesOtherMediaTypesMethodsAndRepeatedFields() {
        assertThat(http.send(http.request("/api/v1/signups").header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{\"email\": \"a@example.org\"}"))).statusCode()).isEqualTo(415);
        assertThat(http.send(http.request("/api/v1/signups").header("Content-Type", "application/xml")
                .POST(BodyPublishers.ofString("<a/>"))).statusCode()).isEqualTo(415);
        assertThat(http.json("PUT", "/api/v1/signups", "{}").statusCode()).isIn(401, 405);
        assertThat(http.post("/signup", "email", ADA, "email", "eve@example.org", "groups", "cities").statusCode())
                .isEqualTo(400);
        assertThat(http.post("/signup", "_method", "DELETE", "email", ADA, "groups", "cities").statusCode())
                .isEqualTo(303);
    }

    @Test
    void survivesMonstersQuickly() {
        long begin = System.nanoTime();
        assertThat(http.json("POST", "/api/v1/signups", "[".repeat(10_000)).statusCode()).isEqualTo(400);
        assertThat(http.send(http.request("/signup").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b&".repeat(20_000)))).statusCode()).isIn(400, 413, 422);
        assertThat(http.send(http.request("/signup").header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray("email=%ff%fe&name=\u00ff".getBytes(StandardCharsets.ISO_8859_1))))
                .statusCode()).isIn(400, 422);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
        assertNothing();
    }

    @Test
    void ignoresRedirectTargets() {
        for (String name : new String[]{"next", "returnUrl", "redirect", "url"}) {
            HttpResponse<String> answer = http.post("/signup?" + name + "=//evil.example", "email",
                    name + "@example.org", "groups", "cities", name, "https://evil.example");
            assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(
                    to -> assertThat(to).endsWith("/signup/sent").doesNotContain("evil"));
        }
    }

    private HttpResponse<String> named(String name) {
        return http.post("/signup", "email", ADA, "name", name, "groups", "cities");
    }

    private void assertNothing() {
        assertThat(stage.count("signup")).isZero();
    }
}
