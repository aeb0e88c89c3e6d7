package org.convene.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
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

/** The database is away, hangs or is locked: every door says so within seconds and opens again by itself. */
@ConveneTest
@ContextConfiguration(initializers = {Postgres.Initializer.class, ThroughProxy.class})
@OwnService
@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayFaultIT {
    private static final Duration ANSWER = Duration.ofSeconds(4);
    private static final Duration RECOVERY = Duration.ofSeconds(15);
    private final Map<String, Callable<HttpResponse<String>>> doors = new LinkedHashMap<>();
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    ToxicProxy proxy;
    @Value("${testing.database.direct}")
    String direct = "";
    @Value("${local.management.port}")
    int management;

    enum Fault {
        CUT(ToxicProxy::cut), SILENT(ToxicProxy::fallSilent);

        private final Consumer<ToxicProxy> befall;

        Fault(Consumer<ToxicProxy> befall) {
            this.befall = befall;
        }
    }

    @BeforeEach
    void knockAtEveryKindOfDoor() {
        String[] bearer = cast.bearer(cast.ines());
        Http staff = cast.signIn(http.fresh(), cast.ines());
        doors.put("public page", () -> http.get("/"));
        doors.put("page with a brand", () -> http.get("/groups/a"));
        doors.put("public page in a browser that is signed in", () -> staff.get("/"));
        doors.put("subscriber’s page", () -> http.get("/calendar"));
        doors.put("staff page", () -> staff.get("/staff/account"));
        doors.put("staff start", () -> staff.get("/staff"));
        doors.put("staff change", () -> staff.post("/staff/account/name", "name", "Ines"));
        doors.put("sign-in page", () -> http.fresh().get("/staff/sign-in"));
        doors.put("feed", () -> http.get("/calendar.ics"));
        doors.put("public API", () -> http.get("/api/v1/groups"));
        doors.put("staff API", () -> http.get("/api/v1/audit", bearer));
        doors.put("sign-up by API", () -> http.json("POST", "/api/v1/signups",
                "{\"email\":\"ana@example.org\",\"groups\":[\"a\"]}"));
        doors.put("repeatable call", () -> http.json("POST", "/api/v1/groups", "{}", bearer[0], bearer[1],
                "Idempotency-Key", "k"));
    }

    @AfterEach
    void heal() {
        proxy.heal();
        awaitRecovery();
    }

    @ParameterizedTest
    @EnumSource
    void everyDoorSaysSoQuicklyAndOpensAgain(Fault fault) throws Exception {
        fault.befall.accept(proxy);
        knock(); // when nobody knows yet
        knock();
        assertThat(http.get("/livez").statusCode()).as("a restart would not help").isEqualTo(200);
        assertThat(http.get("/readyz").statusCode()).as("it answers, if only 503").isEqualTo(200);

        proxy.heal();
        awaitRecovery();
        assertThat(Objects.requireNonNull(doors.get("staff page")).call().statusCode()).as("still signed in")
                .isEqualTo(200);
        assertThat(Objects.requireNonNull(doors.get("staff API")).call().statusCode()).isEqualTo(200);
        mailGoesOut();
    }

    /** At all doors at once: no answer waits for that of another. */
    private void knock() throws Exception {
        Map<String, Future<Duration>> answers = new LinkedHashMap<>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            doors.forEach((name, door) -> answers.put(name, people.submit(() -> {
                long begin = System.nanoTime();
                isAway(name, door.call());
                return Duration.ofNanos(System.nanoTime() - begin);
            })));
        }
        for (var answer : answers.entrySet()) {
            assertThat(answer.getValue().get()).as(answer.getKey()).isLessThan(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCrowdWaitsNoLongerThanOne(Fault fault) throws Exception {
        fault.befall.accept(proxy);
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            long begin = System.nanoTime();
            List<Future<HttpResponse<String>>> answers = crowd
                    .invokeAll(java.util.Collections.nCopies(60, () -> http.get("/")));
            for (var answer : answers) {
                isAway("crowd", answer.get());
            }
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWaitsToBeSentLeavesOnceAndAfterwards(Fault fault) {
        for (int i = 0; i < 10; i++) {
            HttpResponse<String> taken = http.json("POST", "/api/v1/contact-requests", """
                    {"kind": "question", "email": "asker%d@example.org", "subject": "Rooms", "body": "Which?"}
                    """.formatted(i));
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        }
        fault.befall.accept(proxy);
        isAway("start page", http.get("/"));
        proxy.heal();
        awaitRecovery();
        for (int i = 0; i < 10; i++) {
            assertThat(mailbox.await("asker" + i + "@example.org", 1)).hasSize(1);
        }
    }

    @Test
    void aLockedTableKeepsNobodyWaiting(CapturedOutput log) throws Exception {
        int before = log.getAll().length();
        try (var connection = new DriverManagerDataSource(direct, "postgres", "").getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE working_group");
            long begin = System.nanoTime();
            isAway("locked", http.get("/"));
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(ANSWER);
            assertThat(Objects.requireNonNull(doors.get("staff page")).call().statusCode()).as("what is not locked")
                    .isEqualTo(200);
            isAway("of somebody signed in", Objects.requireNonNull(doors.get("staff start")).call());
            connection.rollback();
        }
        assertThat(http.get("/").statusCode()).isEqualTo(200);
        assertThat(log.getAll().substring(before)).doesNotContain(" ERROR " + ProcessHandle.current().pid(), "\tat ");
    }

    @Test
    void healthTellsTheOperatorWhatIsMissing() {
        Http operator = new Http("http://127.0.0.1:" + management, http.publicUrl());
        assertThat(operator.get("/actuator/health").statusCode()).isEqualTo(200);
        proxy.cut();
        assertThat(operator.get("/actuator/health").statusCode()).isEqualTo(503);
        assertThat(operator.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
        assertThat(operator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    private void mailGoesOut() {
        Http somebody = http.fresh();
        Cast.submit(somebody, "/staff/sign-in", "email", "ines@example.org");
        mailbox.awaitFirst("ines@example.org");
    }

    private void awaitRecovery() {
        Awaitility.await().atMost(RECOVERY).ignoreExceptions().until(() -> http.get("/").statusCode() == 200);
    }

    private static void isAway(String door, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(door).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).as(door).hasValue(10);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).as(door).isPresent();
        if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
            assertThat(answer.body()).as(door).contains("href=\"/mailbox\"");
        }
        assertThat(answer.body()).as(door).isNotBlank().doesNotContain("SQL", "Exception", "org.convene", "Hikari");
    }
}
