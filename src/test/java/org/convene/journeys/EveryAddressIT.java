package org.convene.journeys;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Endpoint;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds at every address there is, whatever it shows. */
@ConveneTest
class EveryAddressIT {
    private static final List<String> HOSTILE = List.of("'; DROP TABLE staff; --", "1e9", "-1", "999999999999999999999",
            "\u0000", "\u202e\ud83d\ude00", "[]", "${7*7}", "../../etc/passwd", "a".repeat(2_000));
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
    private Http browser = new Http("", "");
    private FarAwayGroup yonder;

    @BeforeEach
    void signedIn() {
        yonder = new FarAwayGroup(http, jdbc, json, cast);
        browser = cast.signIn(http.fresh(), cast.ines());
    }

    @Test
    void lookingChangesNothingAndOtherVerbsAreRefused() {
        String before = yonder.state();
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : Endpoint.all(mapping)) {
            String path = yonder.path(endpoint);
            if (endpoint.reading()) {
                HttpResponse<String> get = endpoint.send(RequestMethod.GET, browser, path, headers(endpoint));
                HttpResponse<String> head = endpoint.send(RequestMethod.HEAD, browser, path, headers(endpoint));
                all.assertThat(get.statusCode()).as("%s", endpoint).isLessThan(500);
                all.assertThat(head.statusCode()).as("HEAD %s", endpoint).isEqualTo(get.statusCode());
                all.assertThat(head.body()).as("HEAD %s", endpoint).isEmpty();
            }
            all.assertThat(endpoint.send(RequestMethod.OPTIONS, browser, path, headers(endpoint)).statusCode())
                    .as("OPTIONS %s", endpoint).isIn(200, 403, 404, 405);
            for (RequestMethod other : List.of(RequestMethod.TRACE, RequestMethod.PUT)) {
                all.assertThat(endpoint.send(other, browser, path, headers(endpoint)).statusCode())
                        .as("%s %s", other, endpoint).isIn(403, 404, 405);
            }
        }
        all.assertAll();
        assertThat(yonder.state()).isEqualTo(before);
    }

    @Test
    void whateverStandsBehindTheQuestionMarkBreaksNothing() {
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : Endpoint.all(mapping)) {
            for (String query : endpoint.reading() ? endpoint.queries() : List.<String>of()) {
                for (String hostile : HOSTILE) {
                    HttpResponse<String> answer = browser.get(yonder.path(endpoint) + "?" + query + "="
                            + URLEncoder.encode(hostile, StandardCharsets.UTF_8), headers(endpoint));
                    all.assertThat(answer.statusCode()).as("%s ?%s=%s", endpoint, query, hostile).isLessThan(500);
                    all.assertThat(answer.body()).as("%s ?%s=%s", endpoint, query, hostile).doesNotContain("SQL",
                            "Exception", "root:", "at org.");
                }
            }
        }
        all.assertAll();
        assertThat(browser.get("/staff/account").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsPersonalIsNeitherStoredNorIndexedNorNamed() {
        SoftAssertions all = new SoftAssertions();
        for (Endpoint endpoint : Endpoint.all(mapping)) {
            HttpResponse<String> answer = endpoint.send(RequestMethod.GET, browser, yonder.path(endpoint),
                    headers(endpoint));
            all.assertThat(answer.headers().firstValue("Content-Security-Policy")).as("%s", endpoint).isPresent();
            all.assertThat(answer.headers().firstValue("X-Content-Type-Options")).as("%s", endpoint)
                    .hasValue("nosniff");
            if (endpoint.staff() || endpoint.api() || endpoint.pattern().contains("{token}")) {
                all.assertThat(answer.headers().firstValue("Cache-Control").orElse("")).as("%s", endpoint)
                        .contains("no-store");
                all.assertThat(answer.headers().firstValue("Referrer-Policy")).as("%s", endpoint)
                        .hasValue("no-referrer");
                all.assertThat(answer.headers().firstValue("X-Robots-Tag")).as("%s", endpoint).hasValue("noindex");
            }
        }
        all.assertAll();
    }

    private String[] headers(Endpoint endpoint) {
        return endpoint.api() ? yonder.admin() : new String[0];
    }
}
