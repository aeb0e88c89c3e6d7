package org.convene.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** What cannot be read, or is too much, is refused at once, by a page for people and by RFC 9457 for programs. */
@ConveneTest
class InputIT {
    private static final String FORM = "application/x-www-form-urlencoded";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    private String[] bearer = {};

    @BeforeEach
    void aToken() {
        bearer = cast.bearer(cast.ines());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"name\":\"a\",\"name\":\"b\"}",
            "{\"name\":\"half \\ud83d\"}",
            "{\"name\":[\"a\",\"b\"]}",
            "{\"name\":\"a\"} trailing",
            "{\"name\":",
            ""})
    void jsonThatIsNotPlainIsMalformed(String body) {
        var answer = http.json("POST", "/api/v1/groups", body, bearer);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("\"status\":400").doesNotContain("Exception");
    }

    @Test
    void anUnknownMemberIsNamed() {
        assertThat(http.json("POST", "/api/v1/groups", "{\"role\":\"admin\"}", bearer).body())
                .contains("\"pointer\":\"/role\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", FORM, "text/json; charset=utf-16"})
    void aBodyOfAnotherTypeIsNotGuessedAt(String type) {
        assertThat(http.send(http.request("/api/v1/groups", bearer).header("Content-Type", type)
                .POST(BodyPublishers.ofString("{\"name\":\"a\"}"))).statusCode()).isEqualTo(415);
    }

    @Test
    void aHeaderDoesNotChangeTheMethod() {
        for (String header : new String[]{"X-HTTP-Method-Override", "X-Method-Override"}) {
            assertThat(http.get("/api/v1/groups", header, "DELETE").statusCode()).isEqualTo(200);
        }
        assertThat(http.post("/reader", "_method", "DELETE", "lang", "de").statusCode()).isEqualTo(303);
    }

    @Test
    void aValueTakenOnceMayComeOnce() {
        assertThat(http.post("/reader", "lang", "de", "lang", "fr").statusCode()).isEqualTo(400);
        assertThat(http.get("/api/v1/groups?limit=1&limit=2").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"lang=%ff%fe", "lang=%ed%a0%80", "lang=%c0%80", "lang=%zz"})
    void textThatIsNotUtf8IsMalformed(String body) {
        HttpResponse<String> answer = form(body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Http.page(answer).select("h1").text()).isEqualTo("We could not read this");
    }

    @Test
    void tenThousandFieldsAreTooMany() {
        StringBuilder body = new StringBuilder("lang=de");
        for (int i = 0; i < 10_000; i++) {
            body.append("&f").append(i).append("=1");
        }
        assertThat(form(body.toString()).statusCode()).isIn(400, 413);
    }

    @Test
    void aLongFormIsTooLarge() {
        assertThat(form("lang=" + "a".repeat((1 << 20) + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void aHugeBodyIsRefusedByItsAnnouncedLength() {
        assertTimeout(Duration.ofSeconds(1), () -> {
            for (String path : new String[]{"/api/v1/groups", "/reader", "/staff/sign-in/link"}) {
                assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 52428800\r\n\r\n")).as(path).contains(" 413");
                assertThat(raw("POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; "
                        + "boundary=b\r\nContent-Length: 104857600\r\n\r\n")).as(path).contains(" 413");
            }
        });
    }

    @Test
    void aHugeBodyOfUnannouncedLengthIsRefusedWhereTheLimitIs() {
        byte[] large = ("{\"name\":\"" + "a".repeat((1 << 20) + 10) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(http.send(http.request("/api/v1/groups", bearer).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBodyOfUnannouncedLengthIsReadAllTheSame() {
        byte[] small = "{\"name\":\"Streams\",\"slug\":\"streams\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(http.send(http.request("/api/v1/groups", bearer).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(small)))).statusCode())
                .isNotIn(400, 413, 415, 500);
    }

    @Test
    void aNulNeverReachesTheRecords() {
        assertThat(http.get("/api/v1/audit?cursor=%00", bearer).statusCode()).isIn(400, 422);
        assertThat(Cast.submitTo(http.fresh(), "/staff/sign-in", "/staff/sign-in/password", "email",
                "a\u0000@example.org", "password", "x\u0000y").statusCode()).isIn(400, 422);
    }

    @Test
    void traceIsOff() throws IOException {
        assertThat(raw("TRACE / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).contains(" 405");
    }

    private HttpResponse<String> form(String body) {
        return http.send(http.request("/reader", "Content-Type", FORM).POST(BodyPublishers.ofString(body)));
    }

    private String raw(String request) throws IOException {
        URI base = URI.create(http.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return new String(socket.getInputStream().readNBytes(20), StandardCharsets.ISO_8859_1);
        }
    }
}
