package org.convene.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.mail.EmailAddress;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** From the listener to the news: reports are heard once, and what fails again and again is put aside. */
@InboundTest
@Import(SortingIT.Ear.class)
@OwnService
class SortingIT {
    private static final UUID MAILING = UUID.fromString("0193a7c2-1111-7222-8333-444455556666");
    private static final String BOUNCE = """
            From: MAILER-DAEMON@mx.example.org
            Subject: failure notice
            Message-ID: <%s@mx.example.org>

            Hi. This is the qmail-send program at mx.example.org.

            <tomas@example.org>:
            Sorry, no mailbox here by that name. (#5.1.1)
            """;
    @Autowired
    MailServer server;
    @Autowired
    InboundMails mails;
    @Autowired
    Addresses addresses;
    @Autowired
    Ear ear;
    @Autowired
    JdbcClient jdbc;

    @TestComponent
    static class Ear {
        final List<BounceReceived> heard = new ArrayList<>();
        boolean deaf;

        @EventListener
        void on(BounceReceived news) {
            if (deaf) {
                throw new IllegalStateException("cannot hear");
            }
            heard.add(news);
        }
    }

    @BeforeEach
    void listen() {
        ear.heard.clear();
        ear.deaf = false;
    }

    @Test
    void aBounceIsHeardOnceHoweverOftenItIsBrought() {
        for (int i = 0; i < 3; i++) {
            assertThat(server.deliver("", returnPath(7), BOUNCE.formatted("1"))).startsWith("250");
            server.awaitSorted();
        }
        assertThat(ear.heard).singleElement().satisfies(bounce -> {
            assertThat(bounce.mailing()).isEqualTo(MAILING);
            assertThat(bounce.seq()).isEqualTo(7);
            assertThat(bounce.kind()).isEqualTo(BounceKind.HARD);
            assertThat(bounce.status()).isEqualTo("5.1.1");
        });
        assertThat(server.verdicts()).containsExactly("DONE bounce");
    }

    @Test
    void aForgedBounceChangesNothing() {
        String real = returnPath(7);
        String forged = real.substring(0, 20) + (real.charAt(20) == 'a' ? 'b' : 'a') + real.substring(21);
        assertThat(server.deliver("", forged, BOUNCE.formatted("1"))).startsWith("550");
        server.deliver("", "convene@convene.example.org", BOUNCE.formatted("2"));
        server.awaitSorted();
        assertThat(ear.heard).isEmpty();
        assertThat(server.verdicts()).containsExactly("QUARANTINED unknown");
    }

    @Test
    void whatFailsAgainAndAgainIsPutAsideAndTheOthersGoOn() {
        ear.deaf = true;
        server.deliver("", returnPath(1), BOUNCE.formatted("1"));
        jdbc.sql("update inbound_mail set next_at = now()").update();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            jdbc.sql("update inbound_mail set next_at = now() where attempts = 1 and cause <> ''").update();
            return server.verdicts().equals(List.of("QUARANTINED failed"));
        });
        ear.deaf = false;
        server.deliver("", returnPath(2), BOUNCE.formatted("2"));
        server.awaitSorted();
        assertThat(ear.heard).singleElement().satisfies(bounce -> assertThat(bounce.seq()).isEqualTo(2));
    }

    @Test
    void whoIsForgottenTakesNobodyElsesMailAlong() {
        for (String from : List.of("Lee <LEE@uni.example.org>", "Ash <ashlee@uni.example.org>",
                "lee@uni.example.org.example.com", "a\"lee@uni.example.org\" <b@uni.example.org>")) {
            server.deliver("bounces@example.com", "convene@convene.example.org",
                    BOUNCE.formatted(from.length()).replace("MAILER-DAEMON@mx.example.org", from));
        }
        server.awaitSorted();
        mails.erase(new EmailAddress("lee@uni.example.org"), List.of());
        assertThat(jdbc.sql("select author from inbound_mail").query(String.class).list()).hasSize(3)
                .doesNotContain("Lee <LEE@uni.example.org>");
    }

    @Test
    void theWholeHostileCorpusIsTakenAndTheServiceLives() {
        HostileMail.corpus().forEach((name, raw) -> {
            String mail = new String(raw, StandardCharsets.ISO_8859_1).replaceAll("\r\n|\r|\n", "\r\n");
            byte[] clean = mail.getBytes(StandardCharsets.ISO_8859_1);
            String answer = server.deliver("", "convene@convene.example.org", clean);
            assertThat(answer).as(name).matches("250 .*|552 .*|");
        });
        server.awaitSorted();
        assertThat(jdbc.sql("select count(*) from inbound_mail where verdict in ('failed', 'unreadable')")
                .query(Long.class).single()).isZero();
        assertThat(ear.heard).isEmpty();
        server.deliver("", returnPath(3), BOUNCE.formatted("3"));
        server.awaitSorted();
        assertThat(ear.heard).hasSize(1);
    }

    private String returnPath(int seq) {
        return addresses.text(new SignedAddress(AddressPurpose.BOUNCE, MAILING, seq));
    }
}
