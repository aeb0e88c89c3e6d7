package org.convene.web;

import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class FailureIT {
    @Autowired
    Http http;
    @Autowired
    Cast cast;

    @Test
    void whatIsNotThereSaysSoInTheReadersLanguage() {
        var page = http.get("/nothing/here", "Accept-Language", "de-CH, en;q=0.5");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(Http.page(page).select("html").attr("lang")).isEqualTo("de");
        assertThat(Http.page(page).select("h1").text()).isEqualTo("Hier ist nichts");
    }

    @Test
    void whoeverComesByABrokenLinkIsToldAWayOn() {
        for (String path : List.of("/confirm/none", "/unsubscribe/none", "/preferences/none", "/guest/none")) {
            var page = Http.page(http.get(path));
            assertThat(page.select("h1").text()).as(path).isEqualTo("This link does not work");
            assertThat(page.select("main a[href=/contact], nav a[href=/calendar]")).as(path).hasSize(2);
        }
    }

    @Test
    void programsGetRfc9457() {
        var answer = http.get("/api/v1/groups/none");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void noErrorShowsAStackOrTheServersInside() {
        assertThat(http.get("/error?trace=true").body()).doesNotContain("Exception").doesNotContain("at org.");
        assertThat(http.get("/actuator/heapdump").statusCode()).isEqualTo(404);
        assertThat(http.get("/actuator/env").statusCode()).isEqualTo(404);
        assertThat(http.get("/v3/api-docs").statusCode()).isEqualTo(404);
    }

    @Test
    void everyPageIsGuardedByHeaders() {
        var page = http.get("/staff/sign-in");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'")
                .contains("frame-ancestors 'none'").doesNotContain("unsafe");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void pagesOfFailuresLeadToCaughtMailAsAllPagesDo() {
        Http ines = cast.signIn(http.fresh(), cast.ines());
        for (var page : List.of(http.get("/nothing"), http.get("/preferences/none"), ines.get("/staff/groups/none"),
                http.post("/nothing"), ines.post("/staff/groups"))) {
            assertThat(page.statusCode()).isBetween(400, 499);
            assertThat(Http.page(page).select(".banner a[href=/mailbox]")).as(page.uri().getPath()).hasSize(1);
        }
    }

    @Test
    void visitorsGetNoCookie() {
        assertThat(http.get("/nothing").headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aChoiceOfLanguageLeadsBackToAPathOfThisSiteOnly() {
        for (String evil : new String[]{"//evil.example", "\\\\evil.example", "https://evil.example", "/\\evil",
                "/%0d%0aX:1",
                "javascript:alert(1)", "/a//b"}) {
            var answer = http.fresh().post("/reader", "lang", "de", "back", evil);
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(answer.headers().firstValue("Location")).as(evil).hasValue("/");
        }
        assertThat(http.post("/reader", "lang", "fr", "tz", "Asia/Kolkata", "back", "/calendar").headers()
                .firstValue("Location")).hasValue("/calendar");
        assertThat(Http.page(http.get("/nothing")).select("html").attr("lang")).isEqualTo("fr");
    }

    @Test
    void oversizedAndMalformedRequestsAreRefusedBeforeTheyCost() throws Exception {
        String[] bearer = cast.bearer(cast.ines());
        assertThat(http.json("POST", "/api/v1/groups", "{\"name\":".repeat(10_000), bearer).statusCode())
                .isEqualTo(400);
        assertThat(http.json("POST", "/api/v1/groups", "{\"noSuchField\":1}", bearer).statusCode()).isEqualTo(400);
        assertThat(http.send(http.request("/api/v1/groups", bearer).header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(415);
        assertThat(http.json("PUT", "/api/v1/groups", "{}", bearer).statusCode()).isEqualTo(405);
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Large: " + "a".repeat(64_000) + "\r\n\r\n")).contains(" 4");
        assertThat(raw("GET /%ff%fe%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")).contains(" 400");
    }

    private String raw(String request) throws Exception {
        URI base = URI.create(http.base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            byte[] begin = socket.getInputStream().readNBytes(40);
            return new String(begin, StandardCharsets.ISO_8859_1);
        }
    }
}
