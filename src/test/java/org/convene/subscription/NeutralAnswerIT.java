package org.convene.subscription;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import org.convene.group.Group.JoiningPolicy;
import org.convene.mail.EmailAddress;
import org.convene.suppression.Suppressions;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever asks learns nothing about an address, and nobody's mailbox is flooded (S1 to S4, S11, S18). */
@ConveneTest
@Import(Stage.class)
@TestPropertySource(properties = {"convene.web.trusted-proxies=127.0.0.1",
        "convene.subscription.signups-per-site=40", "convene.subscription.foreign-signups-per-network=1000"})
class NeutralAnswerIT {
    private static final String ADA = "ada@example.org";
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    SettableClock clock;
    @Autowired
    Subscriptions subscriptions;
    @Autowired
    Suppressions suppressions;

    @BeforeEach
    void someGroups() {
        stage.groups("cities", "universities");
    }

    @Test
    void givesTheSameBytesToAll() {
        HttpResponse<String> fresh = ask("new@example.org", 1);
        stage.join(ADA, "cities");
        HttpResponse<String> known = ask(ADA, 2);
        stage.join("eve@example.org", "cities");
        suppressions.suppress(new EmailAddress("eve@example.org"), "complaint", "relay");
        HttpResponse<String> suppressed = ask("eve@example.org", 3);
        for (HttpResponse<String> other : new HttpResponse[]{known, suppressed}) {
            assertThat(other.statusCode()).isEqualTo(fresh.statusCode()).isEqualTo(202);
            assertThat(other.body()).isEqualTo(fresh.body());
            assertThat(other.headers().map().keySet()).isEqualTo(fresh.headers().map().keySet());
        }
    }

    @Test
    void mailsASuppressedAddressNothing() {
        suppressions.suppress(new EmailAddress(ADA), "complaint", "relay");
        assertThat(stage.signUp(ADA, "cities").statusCode()).isEqualTo(303);
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).isEmpty();
    }

    @Test
    void mailsOneAddressOnceHoweverOftenAndFromWhereverItIsTyped() {
        for (int i = 0; i < 30; i++) {
            assertThat(ask(ADA, i).statusCode()).isEqualTo(202);
        }
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(1);
        assertThat(stage.count("signup")).isEqualTo(1);
    }

    @Test
    void sendsAMemberTheWayToTheirPreferencesOnceAWeek() {
        stage.join(ADA, "cities");
        for (int day = 0; day < 6; day++) {
            stage.signUp(ADA, "cities");
            clock.advance(Duration.ofDays(1));
        }
        stage.settle();
        assertThat(mailbox.mailsTo(ADA)).hasSize(3);
        assertThat(mailbox.mailsTo(ADA).getLast().text()).contains("/preferences/").doesNotContain("/confirm/");
        clock.advance(Duration.ofDays(2));
        stage.signUp(ADA, "cities");
        assertThat(mailbox.await(ADA, 4)).hasSize(4);
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("ACTIVE");
    }

    @Test
    void tellsWhoIsPausedOrWaitsHowThingsStandAndTheWayBack() {
        stage.group("closed", JoiningPolicy.APPROVAL);
        String link = stage.join(ADA, "cities");
        http.post(link, "pauseUntil", "2026-12-20", "join", "closed", "shown", "cities", "stay", "cities");
        stage.signUp(ADA, "cities", "closed");
        var mail = mailbox.awaitSubject(ADA, "already");
        assertThat(mail.text()).contains("Group cities: paused. Nothing comes before 20 December 2026",
                "Group closed: a moderator has yet", "/preferences/").doesNotContain("/confirm/", "confirmed. The");
        assertThat(mail.html()).contains("Group cities: paused.");
        assertThat(stage.stateOf(ADA, "cities")).isEqualTo("PAUSED");
    }

    @Test
    void limitsOneNetwork() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("a" + i + "@example.org", 1).statusCode()).isEqualTo(202);
        }
        HttpResponse<String> more = ask("more@example.org", 1);
        assertThat(more.statusCode()).isEqualTo(429);
        assertThat(more.headers().firstValue("Retry-After")).isPresent();
        assertThat(stage.count("signup")).isEqualTo(20);
    }

    @Test
    void holdsConfirmationsAboveTheSitesBudgetAndSendsThemLater() {
        for (int i = 0; i < 45; i++) {
            assertThat(ask("a" + i + "@example.org", i).statusCode()).isEqualTo(202);
        }
        stage.settle();
        assertThat(stage.count("signup where mailed_at is not null")).isBetween(40L, 41L);
        assertThat(subscriptions.releaseHeld(100)).isBetween(4, 5);
        stage.settle();
        assertThat(mailbox.mailsTo("a44@example.org")).hasSize(1);
        assertThat(subscriptions.held()).isZero();
    }

    @Test
    void refusesManySpellingsOfOneMailbox() {
        for (int i = 0; i < 5; i++) {
            assertThat(ask("ada+" + i + "@gmail.com", i).statusCode()).isEqualTo(202);
        }
        assertThat(ask("a.d.a@gmail.com", 8).statusCode()).isEqualTo(429);
        assertThat(ask("ada+0@gmail.com", 9).statusCode()).as("a known spelling stays neutral").isEqualTo(202);
    }

    @Test
    void storesNothingFromRobots() {
        String stamp = Http.page(http.get("/signup")).select("input[name=stamp]").val();
        assertThat(post(stamp, "").statusCode()).as("at once").isEqualTo(303);
        clock.advance(Duration.ofSeconds(10));
        assertThat(post(stamp, "https://spam.example").statusCode()).as("honeypot").isEqualTo(303);
        assertThat(post(stamp + "x", "").statusCode()).as("forged stamp").isEqualTo(303);
        assertThat(http.post("/signup", "email", ADA, "groups", "cities", "website", "x").statusCode())
                .as("honeypot without stamp").isEqualTo(303);
        assertThat(stage.count("signup")).isZero();
    }

    @Test
    void takesAsLongForKnownAsForUnknown() {
        stage.join(ADA, "cities");
        int rounds = 40;
        long[] unknown = new long[rounds];
        long[] known = new long[rounds];
        for (int i = -10; i < rounds; i++) {
            long begin = System.nanoTime();
            ask("n" + i + "@example.org", 1000 + i);
            long middle = System.nanoTime();
            ask(ADA, 2000 + i);
            if (i >= 0) {
                unknown[i] = middle - begin;
                known[i] = System.nanoTime() - middle;
            }
        }
        assertThat(Math.abs(median(unknown) - median(known))).isLessThan(Duration.ofMillis(5).toNanos());
    }

    private HttpResponse<String> post(String stamp, String trap) {
        return http.post("/signup", "email", ADA, "groups", "cities", "stamp", stamp, "website", trap);
    }

    private HttpResponse<String> ask(String email, int network) {
        return http.json("POST", "/api/v1/signups", "{\"email\": \"" + email + "\", \"groups\": [\"cities\"]}",
                "X-Forwarded-For", "198.51." + Math.floorMod(network, 250) + "." + 7);
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
