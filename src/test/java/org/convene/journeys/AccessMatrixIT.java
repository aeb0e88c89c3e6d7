package org.convene.journeys;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Endpoint;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what, asked at every endpoint there is: nobody, a moderator of another group, a token without the scope. An
 * endpoint that somebody adds is in here by itself.
 */
@ConveneTest
class AccessMatrixIT {
    private static final Pattern OPEN_API = Pattern.compile(
            "GET /api/v1/(openapi.*|ideas|groups|groups/\\{slug\\}(/occurrences(/\\{id\\})?)?)|POST /api/v1/(signups|contact-requests)");
    private static final Pattern SIGNING_IN = Pattern.compile("/staff/sign-in.*");
    private static final Pattern OWN = Pattern.compile("/staff/(account|sign-out).*");
    /** What only admins do is refused openly: it hides nothing of another group. */
    private static final Pattern FOR_ADMINS = Pattern.compile("[A-Z]+ (/staff|/api/v1)/"
            + "(audit|people|setup|templates|suppressions|inbound|bounces|communities|announcements/approval|sending/mailings|sending/check|groups/new).*|POST /api/v1/groups");
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;
    private List<Endpoint> endpoints = List.of();

    @BeforeEach
    void everyEndpoint() {
        endpoints = Endpoint.all(mapping);
        assertThat(endpoints).hasSizeGreaterThan(100);
    }

    @Test
    void nobodyGetsBehindTheDoors() {
        FarAwayGroup yonder = new FarAwayGroup(http, jdbc, json, cast);
        Http stranger = http.fresh();
        String csrf = csrf(stranger.get("/staff/sign-in"));
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            if (closedApi(endpoint)) {
                HttpResponse<String> answer = endpoint.ask(stranger, yonder.path(endpoint), "");
                all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(401);
                all.assertThat(answer.headers().firstValue("WWW-Authenticate")).as("%s", endpoint).hasValue("Bearer");
                all.assertThat(answer.headers().firstValue("Content-Type").orElse("")).as("%s", endpoint)
                        .startsWith("application/problem+json");
            } else if (endpoint.staff() && !SIGNING_IN.matcher(endpoint.pattern()).matches()) {
                HttpResponse<String> answer = endpoint.ask(stranger, yonder.path(endpoint), csrf);
                all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(303);
                all.assertThat(answer.headers().firstValue("Location")).as("%s", endpoint).hasValue("/staff/sign-in");
            }
        }
        all.assertAll();
    }

    @Test
    void aModeratorOfAnotherGroupFindsNothingAndChangesNothing() {
        FarAwayGroup yonder = new FarAwayGroup(http, jdbc, json, cast);
        Staff mo = cast.moderator("Mo",
                UUID.fromString(yonder.make("/api/v1/groups", "{'name':'Near','slug':'near'}")));
        String[] bearer = cast.bearer(mo);
        Http browser = cast.signIn(http.fresh(), mo);
        String csrf = csrf(browser.get("/staff/account"));
        String before = yonder.state();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            if (closedApi(endpoint) || sharedPage(endpoint)) {
                long noted = noted();
                HttpResponse<String> answer = endpoint.api()
                        ? endpoint.ask(http.fresh(), yonder.path(endpoint), "", bearer)
                        : endpoint.ask(browser, yonder.path(endpoint), csrf);
                boolean admins = FOR_ADMINS.matcher(endpoint.toString()).matches();
                if (admins || endpoint.bound()) {
                    all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(admins ? 403 : 404);
                    all.assertThat(noted()).as("%s on record", endpoint).isEqualTo(noted + 1);
                } else {
                    all.assertThat(answer.statusCode()).as("%s", endpoint).isIn(200, 303, 400, 404, 422);
                }
                all.assertThat(answer.body().toLowerCase(Locale.ROOT)).as("%s", endpoint).doesNotContain(
                        "yonder secret", "yonder-member", "yonder-asker", "yonder-gone", "yonder question");
            }
        }
        all.assertAll();
        assertThat(yonder.state()).isEqualTo(before);
    }

    @Test
    void anObserverChangesNothingAnywhere() {
        FarAwayGroup yonder = new FarAwayGroup(http, jdbc, json, cast);
        Staff ola = cast.observer("Ola", yonder.group());
        String[] bearer = cast.bearer(ola);
        Http browser = cast.signIn(http.fresh(), ola);
        String csrf = csrf(browser.get("/staff/account"));
        assertThat(browser.get("/staff/groups/yonder").statusCode()).as("what a moderator sees").isEqualTo(200);
        String before = yonder.state();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            boolean preview = endpoint.api() && endpoint.pattern().endsWith("/preview");
            if (!endpoint.reading() && !preview && (closedApi(endpoint) || sharedPage(endpoint))) {
                long noted = noted();
                HttpResponse<String> answer = endpoint.api()
                        ? endpoint.ask(http.fresh(), yonder.path(endpoint), "", bearer)
                        : endpoint.ask(browser, yonder.path(endpoint), csrf);
                all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(403);
                all.assertThat(noted()).as("%s on record", endpoint).isEqualTo(noted + 1);
            }
        }
        all.assertAll();
        assertThat(yonder.state()).isEqualTo(before);
    }

    @Test
    void aTokenReachesItsScopesOnly() {
        FarAwayGroup yonder = new FarAwayGroup(http, jdbc, json, cast);
        String before = yonder.state();
        Map<Scope, String[]> without = new TreeMap<>();
        for (Scope missing : Scope.values()) {
            without.put(missing,
                    cast.bearer(cast.ines(), EnumSet.complementOf(EnumSet.of(missing)).toArray(Scope[]::new)));
        }
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            if (closedApi(endpoint)) {
                HttpResponse<String> answer = endpoint.ask(http.fresh(), yonder.path(endpoint), "",
                        without.get(scope(endpoint)));
                all.assertThat(answer.statusCode()).as("%s without %s", endpoint, scope(endpoint)).isEqualTo(403);
            }
        }
        all.assertAll();
        assertThat(yonder.state()).isEqualTo(before);
    }

    @Test
    void anAdminFindsEverything() {
        FarAwayGroup yonder = new FarAwayGroup(http, jdbc, json, cast);
        Http browser = cast.signIn(http.fresh(), cast.ines());
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints) {
            if (endpoint.reading() && (closedApi(endpoint) || sharedPage(endpoint))) {
                HttpResponse<String> answer = endpoint.api()
                        ? endpoint.ask(http.fresh(), yonder.path(endpoint), "", yonder.admin())
                        : endpoint.ask(browser, yonder.path(endpoint), "");
                all.assertThat(answer.statusCode()).as("%s", endpoint).isIn(200, 409); // a draft has no report yet
            }
        }
        all.assertAll();
    }

    private static boolean closedApi(Endpoint endpoint) {
        return endpoint.api() && !OPEN_API.matcher(endpoint.toString()).matches();
    }

    private static boolean sharedPage(Endpoint endpoint) {
        return endpoint.staff() && !SIGNING_IN.matcher(endpoint.pattern()).matches()
                && !OWN.matcher(endpoint.pattern()).matches();
    }

    /** The narrowest part of the address and the verb tell which scope is needed. */
    private static Scope scope(Endpoint endpoint) {
        String path = endpoint.pattern();
        String part = path.contains("/subscriptions")
                ? "SUBSCRIPTIONS"
                : path.contains("/meetings") || path.contains("/occurrences")
                        ? "MEETINGS"
                        : path.contains("/contact-requests")
                                ? "CONTACT"
                                : path.contains("/bulk-acts")
                                        ? "SUBSCRIPTIONS"
                                        : path.contains("/communities")
                                                ? "GROUPS"
                                                : path.replaceAll("^/api/v1/([a-z]+).*", "$1").toUpperCase(Locale.ROOT);
        return Scope.valueOf(part + (endpoint.reading() || path.endsWith("/preview") ? "_READ" : "_WRITE"));
    }

    private long noted() {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE act = 'access.refused'").query(Long.class).single();
    }

    private static String csrf(HttpResponse<String> page) {
        var field = Http.page(page).select("input[name=_csrf]").first();
        return field == null ? "" : field.attr("value");
    }
}
