package org.convene.oidc;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import org.convene.account.Role;
import org.convene.account.StaffAccounts;
import org.convene.site.SettingProblem;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signing in at a provider that speaks the real protocol. */
@ConveneTest
@TestPropertySource(properties = {"convene.roles=web", "convene.oidc.name=Open Network ID",
        "convene.oidc.claim=groups", "convene.oidc.values=conveners"})
@OwnService
class OidcIT {
    private static final FakeProvider PROVIDER = new FakeProvider();
    private static final Map<String, Object> INES = Map.of("sub", "u-1", "email", "ines@example.org", "email_verified",
            true, "groups", List.of("all", "conveners"));
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Provider provider;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("convene.oidc.issuer", PROVIDER::issuer);
        registry.add("convene.oidc.client-id", () -> FakeProvider.CLIENT);
        registry.add("convene.oidc.client-secret", () -> FakeProvider.SECRET);
    }

    @BeforeEach
    void begin() {
        PROVIDER.reset(clock);
        cast.ines();
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
    }

    @Test
    void whoWasInvitedComesIn() {
        Http browser = http.fresh();
        assertThat(browser.get("/staff/sign-in").body()).contains("Sign in with Open Network ID");
        HttpResponse<String> in = signIn(browser, INES);
        assertThat(in.statusCode()).as(in.body()).isEqualTo(303);
        assertThat(in.headers().firstValue("Location")).hasValue("/staff");
        assertThat(browser.get("/staff").body()).contains("Ines Falk");
        assertThat(jdbc.sql("SELECT details FROM audit_entry WHERE act = 'staff.sign-in'").query(String.class).list())
                .containsExactly("provider");
        String asked = browser.fresh().get("/staff/sign-in/oidc").headers().firstValue("Location").orElse("");
        assertThat(asked).startsWith(PROVIDER.issuer() + "/authorize?").contains("code_challenge_method=S256", "nonce=",
                "state=", "response_type=code").doesNotContain(FakeProvider.SECRET);
    }

    @Test
    void nobodyMakesAnAccountForThemselves() {
        long before = accounts.admins().size();
        assertRefused(signIn(http.fresh(), person("u-9", "stranger@example.org", true)), "Nobody has invited");
        assertThat(accounts.admins()).hasSize((int) before);
        assertThat(jdbc.sql("SELECT count(*) FROM oidc_identity").query(Long.class).single()).isZero();
    }

    @Test
    void anAddressTheProviderDoesNotVouchForOpensNothing() {
        assertRefused(signIn(http.fresh(), person("u-1", "ines@example.org", false)), "does not vouch");
        assertRefused(signIn(http.fresh(), Map.of("sub", "u-1", "email", "ines@example.org", "groups", "conveners")),
                "does not vouch");
        assertRefused(signIn(http.fresh(), person("u-1", "Ines <ines@example.org>", true)), "Nobody has invited");
    }

    @Test
    void theRuleOfTheProviderCounts() {
        assertRefused(signIn(http.fresh(), Map.of("sub", "u-1", "email", "ines@example.org", "email_verified", true,
                "groups", List.of("all"))), "does not list you");
    }

    @Test
    void anAddressThatWasGivenToSomebodyElseOpensNothing() {
        assertThat(signIn(http.fresh(), INES).statusCode()).isEqualTo(303);
        assertRefused(signIn(http.fresh(), person("u-2", "ines@example.org", true)), "Nobody has invited");
        Http moved = http.fresh();
        signIn(moved, person("u-1", "new-name@example.org", true));
        assertThat(moved.get("/staff").body()).as("known by the provider’s own id").contains("Ines Falk");
    }

    @Test
    void whoIsKeptOutStaysOut() {
        accounts.invite(cast.ines(), "mo@example.org", "Mo", Role.ADMIN, Set.of(), Locale.ENGLISH);
        signIn(http.fresh(), person("u-3", "mo@example.org", true));
        var mo = accounts.people(cast.ines()).stream().filter(one -> one.name().equals("Mo")).findFirst().orElseThrow();
        accounts.setDisabled(cast.ines(), mo.id(), true);
        assertRefused(signIn(http.fresh(), person("u-3", "mo@example.org", true)), "Nobody has invited");
    }

    @Test
    void tokensThatAreNotOursAreRefused() {
        PROVIDER.change(claims -> claims.claim("nonce", "other"));
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
        PROVIDER.change(claims -> claims.audience("somebody-else"));
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
        PROVIDER.change(claims -> claims.issuer("https://evil.example.org"));
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
        PROVIDER.change(claims -> claims.expirationTime(Date.from(clock.instant().minus(Duration.ofMinutes(10))))
                .issueTime(Date.from(clock.instant().minus(Duration.ofMinutes(20)))));
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
        PROVIDER.change(claims -> claims.subject("u-other"));
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
        PROVIDER.change(claims -> claims);
        PROVIDER.forged();
        assertRefused(signIn(http.fresh(), INES), "does not belong to this sign-in");
    }

    @Test
    void anAnswerNobodyWaitsForIsRefused() {
        Http mine = http.fresh();
        String back = PROVIDER.signIn(location(mine.get("/staff/sign-in/oidc")), INES);
        assertRefused(http.fresh().get(back), "does not belong to this sign-in");
        assertRefused(mine.get(back.replaceFirst("state=.", "state=x")), "does not belong to this sign-in");
        assertThat(mine.get(back).statusCode()).as("the true one").isEqualTo(303);
        assertRefused(mine.get(back), "does not belong to this sign-in");
        Http other = http.fresh();
        String denied = PROVIDER.signIn(location(other.get("/staff/sign-in/oidc")), INES);
        assertRefused(other.get(denied.replace("code=code-1", "error=access_denied")), "or you cancelled");
    }

    @Test
    void aProviderThatIsDownIsSaidSo() {
        String back = PROVIDER.signIn(location(http.get("/staff/sign-in/oidc")), INES);
        PROVIDER.down(true);
        HttpResponse<String> answer = http.get(back);
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("Open Network ID does not answer as it should");
        assertThat(http.fresh().get("/staff/sign-in").statusCode()).as("the other ways stay").isEqualTo(200);
    }

    @Test
    void settingsThatMakeNoSenseStopTheStart() {
        Duration time = Duration.ofSeconds(1);
        List<String> scopes = List.of("openid");
        assertThatThrownBy(() -> new OidcProperties("https://id.example.org", "", "", "x", scopes, "", List.of(), time))
                .isInstanceOf(SettingProblem.class).hasMessageContaining("CONVENE_OIDC_CLIENT_ID");
        assertThatThrownBy(
                () -> new OidcProperties("http://id.example.org", "a", "b", "x", scopes, "", List.of(), time))
                .isInstanceOf(SettingProblem.class).hasMessageContaining("https");
        assertThatThrownBy(
                () -> new OidcProperties("https://id.example.org", "a", "b", "x", scopes, "groups", List.of(), time))
                .isInstanceOf(SettingProblem.class).hasMessageContaining("CONVENE_OIDC_VALUES");
    }

    private static Map<String, Object> person(String subject, String email, boolean verified) {
        return Map.of("sub", subject, "email", email, "email_verified", verified, "groups", "conveners");
    }

    private static HttpResponse<String> signIn(Http browser, Map<String, Object> who) {
        return browser.get(PROVIDER.signIn(location(browser.get("/staff/sign-in/oidc")), who));
    }

    private static String location(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static void assertRefused(HttpResponse<String> answer, String words) {
        assertThat(answer.statusCode()).as(answer.body()).isIn(403, 502);
        assertThat(Http.page(answer).select("main").text()).contains(words);
    }
}
