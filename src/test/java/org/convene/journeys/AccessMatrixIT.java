package org.convene.journeys;

import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.web.ClientAddress;
import org.convene.web.Reader;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what, asked at every endpoint there is: nobody, a moderator of another group, a token without the scope. An
 * endpoint that somebody adds is in here by itself.
 */
@ConveneTest
class AccessMatrixIT {
    private static final Set<RequestMethod> READING = EnumSet.of(RequestMethod.GET, RequestMethod.HEAD);
    private static final Pattern OPEN_API = Pattern.compile(
            "(GET /api/v1/(openapi\\.json|groups|groups/\\{slug\\}(/occurrences(/\\{id\\})?)?))|POST /api/v1/(signups|contact-requests)");
    private static final Pattern SIGNING_IN = Pattern.compile("/staff/sign-in.*");
    private static final Pattern OWN = Pattern.compile("/staff/(account|sign-out).*");
    /** What only admins do is refused openly: it hides nothing of another group. */
    private static final Pattern FOR_ADMINS = Pattern.compile(
            "(/staff|/api/v1)/(audit|people|suppressions|inbound|bounces|communities|sending/mailings|groups/new).*|POST /api/v1/groups");
    private static final Set<Class<?>> NOT_TYPED = Set.of(Staff.class, Reader.class, ClientAddress.class);
    private static final UUID NOBODY = new UUID(7, 7);
    private final Map<String, String> known = new TreeMap<>();
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
    private String[] admin = {};
    private UUID nearId = NOBODY;

    record Endpoint(RequestMethod method, String pattern, HandlerMethod handler) {
        boolean api() {
            return pattern.startsWith("/api/");
        }

        boolean staff() {
            return pattern.equals("/staff") || pattern.startsWith("/staff/");
        }

        boolean bound() {
            return pattern.contains("{");
        }

        boolean reading() {
            return READING.contains(method);
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @BeforeEach
    void twoGroupsOneOfThemFarAway() {
        admin = cast.bearer(cast.ines());
        nearId = UUID.fromString(make("/api/v1/groups", "{'name':'Near','slug':'near'}", "id"));
        make("/api/v1/groups", "{'name':'Yonder','slug':'yonder'}", "id");
        known.put("/groups/{slug}/meetings/{id}", make("/api/v1/groups/yonder/meetings",
                "{'title':'Yonder call','timeZone':'Europe/Berlin','start':'2026-12-10T15:00','durationMinutes':60}",
                "id"));
        known.put("/meetings/{id}", known.get("/groups/{slug}/meetings/{id}"));
        known.put("/announcements/{id}", make("/api/v1/announcements",
                "{'groups':['yonder'],'subject':'Yonder news','body':'Yonder secret'}", "id"));
        known.put("/subscriptions/{id}", make("/api/v1/groups/yonder/subscriptions",
                "{'email':'yonder-member@example.org','consentNote':'asked at the yonder stand'}", "id"));
        known.put("/members/{id}", known.get("/subscriptions/{id}"));
        http.json("POST", "/api/v1/contact-requests",
                "{'kind':'question','email':'yonder-asker@example.org','group':'yonder','subject':'Yonder question','body':'Yonder?'}"
                        .replace('\'', '"'));
        String request = jdbc.sql("SELECT id FROM contact_request").query(UUID.class).single().toString();
        known.put("/contact-requests/{id}", request);
        known.put("/inbox/{id}", request);
        known.put("/suppressions/{id}",
                make("/api/v1/suppressions", "{'email':'yonder-gone@example.org','reason':'asked'}", "id"));
        known.put("/inbound/{id}", jdbc.sql("""
                INSERT INTO inbound_mail (id, fingerprint, source, sender, recipient, author, subject, size, raw)
                VALUES (:id, 'x', 'SMTP', '', 'postmaster', '', 'Yonder secret', 1, 'x') RETURNING id
                """).param("id", new UUID(8, 8)).query(UUID.class).single().toString());
        String occurrence = json.readTree(http.get("/api/v1/groups/yonder/occurrences").body()).get("items").get(0)
                .get("id").asString();
        known.put("/occurrences/{id}", occurrence);
        known.put("/communities/{id}", jdbc.sql("SELECT id FROM community").query(UUID.class).single().toString());
        known.put("/people/{id}", cast.ines().id().toString());
    }

    @Test
    void nobodyGetsBehindTheDoors() {
        Http stranger = http.fresh();
        String csrf = csrf(stranger.get("/staff/sign-in"));
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.api() && !OPEN_API.matcher(endpoint.toString()).matches()) {
                HttpResponse<String> answer = ask(stranger, endpoint, "");
                all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(401);
                all.assertThat(answer.headers().firstValue("WWW-Authenticate")).as("%s", endpoint).hasValue("Bearer");
                all.assertThat(answer.headers().firstValue("Content-Type").orElse("")).as("%s", endpoint)
                        .startsWith("application/problem+json");
            } else if (endpoint.staff() && !SIGNING_IN.matcher(endpoint.pattern()).matches()) {
                HttpResponse<String> answer = ask(stranger, endpoint, csrf);
                all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(303);
                all.assertThat(answer.headers().firstValue("Location")).as("%s", endpoint).hasValue("/staff/sign-in");
            }
        }
        all.assertAll();
    }

    @Test
    void aModeratorOfAnotherGroupFindsNothingAndChangesNothing() {
        Staff mo = cast.moderator("Mo", nearId);
        String[] bearer = cast.bearer(mo);
        Http browser = cast.signIn(http.fresh(), mo);
        String csrf = csrf(browser.get("/staff/account"));
        String before = state();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            boolean page = endpoint.staff() && !SIGNING_IN.matcher(endpoint.pattern()).matches()
                    && !OWN.matcher(endpoint.pattern()).matches();
            boolean api = endpoint.api() && !OPEN_API.matcher(endpoint.toString()).matches();
            if (page || api) {
                long noted = noted();
                HttpResponse<String> answer = api
                        ? ask(http.fresh(), endpoint, "", bearer)
                        : ask(browser, endpoint, csrf);
                boolean admins = FOR_ADMINS.matcher(endpoint.pattern()).matches()
                        || FOR_ADMINS.matcher(endpoint.toString()).matches();
                if (admins || endpoint.bound()) {
                    all.assertThat(answer.statusCode()).as("%s", endpoint).isEqualTo(admins ? 403 : 404);
                    all.assertThat(noted()).as("%s on record", endpoint).isEqualTo(noted + 1);
                } else {
                    all.assertThat(answer.statusCode()).as("%s", endpoint).isIn(200, 303, 400, 404, 422);
                }
                all.assertThat(answer.body().toLowerCase(java.util.Locale.ROOT)).as("%s", endpoint)
                        .doesNotContain("yonder secret", "yonder-member", "yonder-asker", "yonder-gone",
                                "yonder question");
            }
        }
        all.assertAll();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aTokenReachesItsScopesOnly() {
        String before = state();
        SoftAssertions all = new SoftAssertions();
        Map<Scope, String[]> without = new TreeMap<>();
        for (Scope missing : Scope.values()) {
            without.put(missing,
                    cast.bearer(cast.ines(), EnumSet.complementOf(EnumSet.of(missing)).toArray(Scope[]::new)));
        }
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.api() && !OPEN_API.matcher(endpoint.toString()).matches()
                    && !endpoint.pattern().contains("openapi")) {
                HttpResponse<String> answer = ask(http.fresh(), endpoint, "", without.get(scope(endpoint)));
                all.assertThat(answer.statusCode()).as("%s without %s", endpoint, scope(endpoint)).isEqualTo(403);
            }
        }
        all.assertAll();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void anAdminFindsEverything() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.reading() && (endpoint.api() || endpoint.staff()) && !endpoint.pattern().contains("{token}")) {
                HttpResponse<String> answer = endpoint.api()
                        ? ask(http.fresh(), endpoint, "", admin)
                        : ask(browser, endpoint, "");
                all.assertThat(answer.statusCode()).as("%s", endpoint).isIn(200, 409); // a draft has no report yet
            }
        }
        all.assertAll();
    }

    @Test
    void lookingChangesNothingAndOtherVerbsAreRefused() {
        Http browser = cast.signIn(http.fresh(), cast.ines());
        String before = state();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : endpoints()) {
            String[] headers = endpoint.api() ? admin : new String[0];
            if (endpoint.reading()) {
                HttpResponse<String> get = send(browser, RequestMethod.GET, endpoint, headers);
                HttpResponse<String> head = send(browser, RequestMethod.HEAD, endpoint, headers);
                all.assertThat(get.statusCode()).as("%s", endpoint).isLessThan(500);
                all.assertThat(head.statusCode()).as("HEAD %s", endpoint).isEqualTo(get.statusCode());
                all.assertThat(head.body()).as("HEAD %s", endpoint).isEmpty();
            }
            for (RequestMethod other : List.of(RequestMethod.OPTIONS, RequestMethod.TRACE, RequestMethod.PUT)) {
                int status = send(browser, other, endpoint, headers).statusCode();
                all.assertThat(status).as("%s %s", other, endpoint).isIn(other == RequestMethod.OPTIONS
                        ? new Integer[]{200, 403, 404, 405}
                        : new Integer[]{403, 404, 405});
            }
        }
        all.assertAll();
        assertThat(state()).isEqualTo(before);
    }

    private List<Endpoint> endpoints() {
        List<Endpoint> endpoints = new ArrayList<>();
        mapping.getHandlerMethods().forEach((info, handler) -> info.getPatternValues()
                .forEach(pattern -> info.getMethodsCondition().getMethods()
                        .forEach(method -> endpoints.add(new Endpoint(method, pattern, handler)))));
        endpoints.removeIf(endpoint -> endpoint.pattern().equals("/error"));
        endpoints.sort(Comparator.comparing(Endpoint::toString));
        assertThat(endpoints).hasSizeGreaterThan(100);
        return endpoints;
    }

    /** The narrowest part of the address and the verb tell which scope is needed. */
    private static Scope scope(Endpoint endpoint) {
        String path = endpoint.pattern();
        boolean write = !endpoint.reading() && !path.endsWith("/preview");
        String part = path.contains("/subscriptions")
                ? "SUBSCRIPTIONS"
                : path.contains("/meetings") || path.contains("/occurrences")
                        ? "MEETINGS"
                        : path.contains("/contact-requests")
                                ? "CONTACT"
                                : path.replaceAll("^/api/v1/([a-z]+).*", "$1").toUpperCase(java.util.Locale.ROOT);
        return Scope.valueOf(part + (write ? "_WRITE" : "_READ"));
    }

    private String path(Endpoint endpoint) {
        String path = endpoint.pattern();
        String best = known.keySet().stream().filter(path::contains).max(Comparator.comparingInt(String::length))
                .orElse(null);
        return path.replace("{slug}", "yonder").replace("{id}", best == null ? NOBODY.toString() : known.get(best))
                .replace("{date}", "2026-12-10").replace("{act}", "remove").replace("{number}", "1")
                .replace("{token}", "AAAA");
    }

    private HttpResponse<String> ask(Http browser, Endpoint endpoint, String csrf, String... headers) {
        String path = path(endpoint);
        if (endpoint.reading()) {
            return browser.get(path, headers);
        }
        if (endpoint.staff()) {
            return upload(endpoint)
                    ? file(browser, path + "?_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8))
                    : browser.post(path, fields(endpoint, csrf));
        }
        if (upload(endpoint)) {
            return file(browser, path, headers);
        }
        return browser.json(endpoint.method().name(), path, body(endpoint), headers);
    }

    private static boolean upload(Endpoint endpoint) {
        return Stream.of(endpoint.handler().getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == MultipartFile.class);
    }

    private static HttpResponse<String> file(Http browser, String path, String... headers) {
        String part = "--b\r\nContent-Disposition: form-data; name=";
        return browser.send(browser.request(path, headers).header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(part + "\"file\"; filename=\"a.csv\"\r\n\r\nemail\r\nx@example.org\r\n"
                        + part + "\"consentNote\"\r\n\r\nasked\r\n--b--\r\n")));
    }

    /** A value for everything the handler asks for, so that what it answers is not about something missing. */
    private static String[] fields(Endpoint endpoint, String csrf) {
        List<String> fields = new ArrayList<>(List.of("_csrf", csrf));
        for (Parameter parameter : endpoint.handler().getMethod().getParameters()) {
            RequestParam named = parameter.getAnnotation(RequestParam.class);
            if (named != null) {
                add(fields, named.name().isEmpty() ? parameter.getName() : named.name(), parameter.getType());
            } else if (parameter.getType().isRecord() && !NOT_TYPED.contains(parameter.getType())) {
                for (RecordComponent part : parameter.getType().getRecordComponents()) {
                    add(fields, part.getName(), part.getType());
                }
            }
        }
        return fields.toArray(String[]::new);
    }

    private static void add(List<String> fields, String name, Class<?> type) {
        if (!type.isArray() && !Collection.class.isAssignableFrom(type)) {
            fields.addAll(List.of(name, value(type)));
        }
    }

    private static String value(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true";
        }
        if (type == LocalDate.class) {
            return "2026-12-10";
        }
        return type.isEnum()
                ? type.getEnumConstants()[0].toString()
                : type == UUID.class ? NOBODY.toString() : "1";
    }

    private static String body(Endpoint endpoint) {
        return endpoint.pattern().endsWith("/reply") ? "{\"body\":\"text\"}" : "{}";
    }

    private HttpResponse<String> send(Http browser, RequestMethod method, Endpoint endpoint, String... headers) {
        return browser.send(browser.request(path(endpoint), headers).method(method.name(), BodyPublishers.noBody()));
    }

    private String make(String path, String body, String field) {
        HttpResponse<String> made = http.json("POST", path, body.replace('\'', '"'), admin);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json.readTree(made.body()).get(field).asString();
    }

    private long noted() {
        return jdbc.sql("SELECT count(*) FROM audit_entry WHERE act = 'access.refused'").query(Long.class).single();
    }

    /** A fingerprint of everything that people can change. */
    private String state() {
        Set<String> tables = new TreeSet<>(jdbc.sql("""
                SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                AND tablename NOT IN ('audit_entry', 'rate_bucket', 'sign_in_link', 'idempotent_answer', 'caught_mail',
                    'mailing', 'api_token')
                AND tablename NOT LIKE 'delivery%' AND tablename NOT LIKE 'spring_session%'
                """).query(String.class).list());
        StringBuilder state = new StringBuilder();
        tables.forEach(table -> state.append(table).append(' ').append(jdbc.sql(
                "SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM " + table + " t")
                .query(String.class).single()).append('\n'));
        return state.toString();
    }

    private static String csrf(HttpResponse<String> page) {
        var field = Http.page(page).select("input[name=_csrf]").first();
        return field == null ? "" : field.attr("value");
    }
}
