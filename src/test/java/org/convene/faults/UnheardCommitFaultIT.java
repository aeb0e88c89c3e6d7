package org.convene.faults;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntFunction;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.OwnService;
import org.convene.testing.Postgres;
import org.convene.testing.ThroughProxy;
import org.convene.testing.ToxicProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The database commits and the connection ends before anybody hears of it: at the first commit of a request, at the second
 * and so on. Whoever asks again, as the answer 503 tells them to, finds everything done once.
 */
@ConveneTest
@ContextConfiguration(initializers = {Postgres.Initializer.class, ThroughProxy.class})
@OwnService
class UnheardCommitFaultIT {
    private static final int MOST_COMMITS = 8;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    ToxicProxy proxy;
    @Autowired
    JdbcClient jdbc;
    private String[] bearer = {};

    @BeforeEach
    void somebodyWhoMay() {
        bearer = cast.bearer(cast.ines());
        assertThat(http.json("POST", "/api/v1/groups", group("a"), bearer).statusCode()).isEqualTo(201);
    }

    @AfterEach
    void heal() {
        proxy.heal();
        Awaitility.await().ignoreExceptions().until(() -> http.get("/").statusCode() == 200);
    }

    @Test
    void aChangeUnderAnIdempotencyKeyIsMadeOnceAndAnsweredTheSame() {
        Set<String> doneBefore = askUntilHeard(nth -> http.json("POST", "/api/v1/groups", group("g" + nth), bearer[0],
                bearer[1], "Idempotency-Key", "key" + nth), 201, nth -> groups("g" + nth) == 1);
        assertThat(doneBefore).as("some were done although nobody heard of it").isNotEmpty();
        for (int nth = 1; nth <= MOST_COMMITS; nth++) {
            assertThat(groups("g" + nth)).isEqualTo(1);
        }
    }

    @Test
    void aSignUpIsTakenOnceAndConfirmedByOneMail() {
        Set<String> doneBefore = askUntilHeard(nth -> http.json("POST", "/api/v1/signups", """
                {"email": "new%d@example.org", "groups": ["a"]}""".formatted(nth)), 202, nth -> signups(nth) == 1);
        assertThat(doneBefore).as("some were taken although nobody heard of it").isNotEmpty();
        for (int nth = 1; nth <= MOST_COMMITS; nth++) {
            String address = "new" + nth + "@example.org";
            assertThat(mailbox.await(address, 1)).as(address).hasSize(1);
            assertThat(signups(nth)).as(address).isEqualTo(1);
        }
    }

    /** Returns the cases that were done at the first time of asking, although the answer was 503. */
    private Set<String> askUntilHeard(IntFunction<HttpResponse<String>> request, int right, IntFunction<Boolean> done) {
        Set<String> doneBefore = new HashSet<>();
        for (int nth = 1; nth <= MOST_COMMITS; nth++) {
            int number = nth;
            jdbc.sql("delete from rate_bucket").update(); // how often somebody may ask is another matter
            proxy.loseAnswerToCommit("convene requests", nth);
            HttpResponse<String> first = request.apply(nth);
            assertThat(first.statusCode()).as(first.body()).isIn(503, right);
            if (first.statusCode() == 503) {
                assertThat(first.headers().firstValue("Retry-After")).isPresent();
            }
            if (first.statusCode() == 503 && Boolean.TRUE.equals(done.apply(nth))) {
                doneBefore.add("commit " + nth);
            }
            proxy.heal();
            Awaitility.await().until(() -> request.apply(number).statusCode() == right);
        }
        return doneBefore;
    }

    private static String group(String slug) {
        return "{\"name\":\"" + slug + "\",\"slug\":\"" + slug + "\",\"purpose\":\"Meets.\"}";
    }

    private long groups(String slug) {
        return jdbc.sql("select count(*) from working_group where slug = :slug").param("slug", slug).query(Long.class)
                .single();
    }

    private long signups(int nth) {
        return jdbc.sql("select count(*) from signup where address = :address")
                .param("address", "new" + nth + "@example.org").query(Long.class).single();
    }
}
