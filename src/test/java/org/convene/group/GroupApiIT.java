package org.convene.group;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups as programs make and change them. */
@ConveneTest
class GroupApiIT {
    private static final String ALL = "/api/v1/groups";
    private static final String CITIES = ALL + "/cities";
    private static final JsonMapper JSON = new JsonMapper();
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    Staff admin;
    String[] ines;

    @BeforeEach
    void token() {
        admin = cast.ines();
        ines = cast.bearer(admin);
    }

    @Test
    void createsShowsChangesAndDeletes() {
        HttpResponse<String> made = post("""
                {"slug": "cities", "name": "Städte 都市 👩‍👩‍👧", "goals": ["One"], "moderators": ["Jo"],
                 "links": [{"kind": "CHAT", "label": "#wg", "url": ""}], "displayZones": ["Asia/Tokyo"],
                 "language": "ja", "joining": "APPROVAL", "chathamHouse": true}""");
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.headers().firstValue("Location")).hasValue(CITIES);
        JsonNode read = json(http.get(CITIES));
        assertThat(read).isEqualTo(json(made));
        assertThat(read.at("/name").asString()).isEqualTo("Städte 都市 👩‍👩‍👧");
        assertThat(read.at("/community/name").asString()).isEqualTo("Open Network");
        JsonNode changed = json(patch("{\"purpose\": \"For cities\"}"));
        assertThat(changed.at("/purpose").asString()).isEqualTo("For cities");
        assertThat(changed.at("/goals/0").asString()).isEqualTo("One");
        assertThat(patch("{\"purpose\": \"Late\", \"version\": 0}").statusCode()).isEqualTo(409);
        assertThat(json(patch("{\"archived\": true}")).at("/archived").asBoolean()).isTrue();
        assertThat(json(http.get(ALL)).at("/items")).isEmpty();
        assertThat(json(patch("{\"archived\": false, \"slug\": \"towns\"}")).at("/slug").asString())
                .isEqualTo("towns");
        assertThat(http.json("DELETE", ALL + "/towns", "", ines).statusCode()).isEqualTo(204);
        assertThat(http.get(ALL + "/towns").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"\"name\": \"\"; /name", "\"name\": \"a\\nb\"; /name",
            "\"slug\": \"Ä\"; /slug", "\"slug\": \"new\"; /slug", "\"community\": \"none\"; /community",
            "\"displayZones\": [\"Mars/Olympus\"]; /displayZones", "\"displayZones\": [null]; /displayZones",
            "\"goals\": [null]; /goals", "\"goals\": [\"a\\nb\"]; /goals", "\"moderators\": [null]; /moderators",
            "\"links\": [null]; /links", "\"links\": [{}]; /links",
            "\"links\": [{\"kind\": \"CHAT\", \"label\": \"\", \"url\": \"\"}]; /links",
            "\"links\": [{\"kind\": \"SITE\", \"label\": \"x\", \"url\": \"javascript:x\"}]; /links",
            "\"language\": \"not a tag\"; /language", "\"purpose\": \"bell\\u0007\"; /purpose",
            "\"rules\": \"nul\\u0000\"; /rules"})
    void whatIsWrongIsPointedAtAndNothingIsStored(String member, String pointer) {
        HttpResponse<String> refused = post("""
                {"slug": "cities", "name": "Cities", %s}""".formatted(member).replaceFirst(
                "\"(slug|name)\": \"[A-Za-z]+\", (?=.*\"\\1\":)", ""));
        problem(refused, 422);
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(json(refused).at("/errors/0/detail").asString()).isNotEmpty();
        assertThat(json(http.get(ALL)).at("/items")).isEmpty();
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        JsonNode errors = json(post("{\"slug\": \"A b\", \"language\": \"!\"}")).at("/errors");
        assertThat(errors.valueStream().map(error -> error.at("/pointer").asString())).contains("/slug", "/name",
                "/language");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {"{\"name\": \"A\", \"slug\": \"a\", \"nmae\": \"B\"}; /nmae",
            "{\"name\": \"A\", \"slug\": \"a\", \"listLabel\": \"b\"}; /listLabel", "{\"name\": 1, ;", "[]; ",
            "{\"name\": \"A\", \"name\": \"B\", \"slug\": \"a\"}; ", "{\"joining\": \"SOMETIMES\"}; ",
            "{\"name\": \"half \\ud800\", \"slug\": \"a\"}; "})
    void unknownFieldsAndNonsenseAreRefused(String body, String pointer) {
        HttpResponse<String> refused = post(body);
        problem(refused, 400);
        if (pointer != null) {
            assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
    }

    @Test
    void longValuesAreRefusedByTheirLength() {
        HttpResponse<String> refused = post("{\"slug\": \"%s\", \"name\": \"%s\", \"rules\": \"%s\"}"
                .formatted("s".repeat(65), "n".repeat(121), "r".repeat(20_001)));
        problem(refused, 422);
        assertThat(json(refused).at("/errors")).hasSize(3);
        assertThat(post("{\"slug\": \"a\", \"name\": \"%s\"}".formatted("n".repeat(1 << 20))).statusCode())
                .isEqualTo(413);
        String widest = "😀".repeat(120);
        assertThat(post("{\"slug\": \"%s\", \"name\": \"%s\"}".formatted("s".repeat(64), widest)).statusCode())
                .isEqualTo(201);
        assertThat(json(http.get(ALL + "/" + "s".repeat(64))).at("/name").asString()).isEqualTo(widest);
    }

    @Test
    void sentTwiceItIsMadeOnce() {
        String[] once = {ines[0], ines[1], "Idempotency-Key", "a-key"};
        String body = "{\"slug\": \"cities\", \"name\": \"Cities\"}";
        HttpResponse<String> first = http.json("POST", ALL, body, once);
        HttpResponse<String> second = http.json("POST", ALL, body, once);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        problem(post(body), 422);
        assertThat(json(http.get(ALL)).at("/items")).hasSize(1);
    }

    @Test
    void pagesFollowEachOtherAndACursorOfNobodysIsRefused() {
        for (int i = 0; i < 5; i++) {
            post("{\"slug\": \"g%d\", \"name\": \"Group %d\"}".formatted(i, i));
        }
        JsonNode first = json(http.get(ALL + "?limit=3"));
        JsonNode second = json(http.get(ALL + "?limit=3&cursor=" + first.at("/next").asString()));
        assertThat(first.at("/items").valueStream().map(one -> one.at("/slug").asString())).containsExactly("g0",
                "g1", "g2");
        assertThat(second.at("/items").valueStream().map(one -> one.at("/slug").asString())).containsExactly("g3",
                "g4");
        assertThat(second.at("/next").isNull()).isTrue();
        problem(http.get(ALL + "?cursor=nonsense"), 422);
        http.json("DELETE", ALL + "/g2", "", ines);
        problem(http.get(ALL + "?cursor=" + first.at("/next").asString()), 422);
    }

    @Test
    void rolesAndScopesHoldAsOnThePages() {
        post("{\"slug\": \"cities\", \"name\": \"Cities\"}");
        String cities = json(post("{\"slug\": \"universities\", \"name\": \"Universities\"}")).at("/id").asString();
        Staff jo = cast.moderator("Jo", java.util.UUID.fromString(cities));
        String[] theirs = cast.bearer(jo);
        String own = ALL + "/universities";
        assertThat(http.json("PATCH", own, "{\"purpose\": \"Ours\"}", theirs).statusCode()).isEqualTo(200);
        problem(http.json("PATCH", own, "{\"slug\": \"mine\"}", theirs), 403);
        problem(http.json("PATCH", own, "{\"purpose\": \"Half\", \"archived\": true}", theirs), 403);
        assertThat(json(http.get(own)).at("/purpose").asString()).isEqualTo("Ours");
        problem(http.json("DELETE", own, "", theirs), 403);
        problem(http.json("POST", ALL, "{\"slug\": \"x\", \"name\": \"X\"}", theirs), 403);
        problem(http.json("PATCH", CITIES, "{\"purpose\": \"Mine\"}", theirs), 404);
        problem(http.json("DELETE", CITIES, "", theirs), 404);
        String[] reader = cast.bearer(admin, Scope.GROUPS_READ);
        problem(http.json("PATCH", CITIES, "{\"purpose\": \"Mine\"}", reader), 403);
        problem(http.json("POST", ALL, "{\"slug\": \"x\", \"name\": \"X\"}"), 401);
        problem(http.json("DELETE", CITIES, ""), 401);
    }

    private HttpResponse<String> post(String body) {
        return http.json("POST", ALL, body, ines);
    }

    private HttpResponse<String> patch(String body) {
        return http.json("PATCH", CITIES, body, ines);
    }

    private static void problem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).at("/status").asInt()).isEqualTo(status);
        assertThat(json(answer).at("/title").asString()).isNotEmpty();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }
}
