package org.convene.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class IdempotencyIT {
    private static final String BODY = "{\"name\":\"Harbour\",\"slug\":\"harbour\",\"purpose\":\"Meets.\"}";
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;
    private Staff ines = new Staff(new java.util.UUID(0, 0), "", false, java.util.Set.of(), java.util.Set.of());
    private String token = "";

    @BeforeEach
    void aToken() {
        ines = cast.ines();
        token = cast.bearer(ines)[1];
    }

    @Test
    void aRepeatedCallGetsTheFirstAnswerAndChangesNothing() {
        HttpResponse<String> first = create(token, "k1", BODY);
        HttpResponse<String> again = create(token, "k1", BODY);
        assertThat(first.statusCode()).isEqualTo(201).isEqualTo(again.statusCode());
        assertThat(again.body()).isEqualTo(first.body()).contains("harbour");
        assertThat(again.headers().firstValue("Location")).isEqualTo(first.headers().firstValue("Location"));
        assertThat(again.headers().firstValue("Content-Type")).isEqualTo(first.headers().firstValue("Content-Type"));
        assertThat(groups()).isEqualTo(1);
    }

    @Test
    void aKeyStandsForOneBodyOnly() {
        create(token, "k1", BODY);
        assertThat(create(token, "k1", BODY.replace("Meets", "Sings")).statusCode()).isEqualTo(422);
        assertThat(groups()).isEqualTo(1);
    }

    @Test
    void aRefusalMayBeMendedUnderTheSameKey() {
        assertThat(create(token, "k1", "{\"name\":\"\",\"slug\":\"harbour\"}").statusCode()).isEqualTo(422);
        assertThat(create(token, "k1", BODY).statusCode()).isEqualTo(201);
    }

    @Test
    void keysOfDifferentTokensAreDifferentKeys() {
        create(token, "k1", BODY);
        HttpResponse<String> other = create(cast.bearer(ines)[1], "k1", BODY);
        assertThat(other.statusCode()).as("a second group of this name").isEqualTo(422);
    }

    @Test
    void twinsAtOnceAreOneCall() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpResponse<String>> call = () -> create(token, "k1", BODY);
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, 8).mapToObj(i -> threads.submit(call))
                    .toList();
            for (Future<HttpResponse<String>> done : calls) {
                assertThat(done.get().statusCode()).isEqualTo(201);
            }
        }
        assertThat(groups()).isEqualTo(1);
    }

    @Test
    void afterADayAKeyIsNewAgain() {
        create(token, "k1", BODY);
        jdbc.sql("UPDATE idempotent_answer SET created_at = now() - interval '25 hours'").update();
        assertThat(create(token, "k1", BODY).statusCode()).as("done anew: the slug is taken").isEqualTo(422);
        assertThat(create(token, "k1", BODY.replace("Harbour", "Holm").replace("harbour", "holm")).statusCode())
                .isEqualTo(201);
        assertThat(groups()).isEqualTo(2);
    }

    @Test
    void anEndlessKeyIsMalformed() {
        assertThat(create(token, "k".repeat(256), BODY).statusCode()).isEqualTo(400);
        assertThat(groups()).isZero();
    }

    @Test
    void aStrangersKeysTakeNothingAwayFromAnybody() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> calls = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> http.json("POST", "/api/v1/signups",
                            "{\"email\":\"m%d@example.org\"}".formatted(i), "Idempotency-Key", "k" + i)))
                    .toList();
            for (Future<HttpResponse<String>> done : calls) {
                assertThat(done.get().statusCode()).isIn(422, 429);
            }
        }
    }

    private HttpResponse<String> create(String authorization, String key, String body) {
        return http.json("POST", "/api/v1/groups", body, "Authorization", authorization, "Idempotency-Key", key);
    }

    private long groups() {
        return jdbc.sql("SELECT count(*) FROM working_group").query(Long.class).single();
    }
}
