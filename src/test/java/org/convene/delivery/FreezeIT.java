package org.convene.delivery;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.subethamail.smtp.server.SMTPServer;

import org.convene.audience.ListMembers;
import org.convene.audience.MemberQuery;
import org.convene.audience.Personal;
import org.convene.audience.Recipient;
import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.testing.ConveneTest;
import org.convene.testing.OwnService;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A mailing to everybody of an audience, through a real SMTP server. */
@ConveneTest
@Import(FreezeIT.Club.class)
@OwnService
class FreezeIT {
    private static final ConcurrentLinkedQueue<Received> RECEIVED = new ConcurrentLinkedQueue<>();
    private static final SMTPServer SERVER = new SMTPServer.Builder().port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler((context, from, to, data) -> RECEIVED.add(new Received(to, data))).build();
    @Autowired
    Outbox outbox;
    @Autowired
    Deliveries deliveries;
    @Autowired
    Club club;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    JdbcClient jdbc;

    private record Received(String to, byte[] raw) {}

    @DynamicPropertySource
    static void relay(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", SERVER::getPortAllocated);
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void empty() {
        RECEIVED.clear();
        club.members.clear();
        club.left.clear();
        club.broken = false;
    }

    @Test
    void reachesAThousandMembersOnceEach() {
        club.join(1000);
        UUID mailing = send(null);
        await().atMost(Duration.ofSeconds(60)).until(() -> deliveries.progressOf(mailing).finished());
        assertThat(deliveries.progressOf(mailing)).isEqualTo(new Progress(1000, 1000, 0, 0, 0, 0, 0, true, false));
        assertThat(RECEIVED).hasSize(1000).extracting(Received::to).doesNotHaveDuplicates();
        ReceivedMail mail = ReceivedMail.parse(RECEIVED.peek().raw());
        assertThat(mail.header("List-Id")).contains("<club.example.org>");
        assertThat(mail.header("Precedence")).isEqualTo("list");
        assertThat(RECEIVED).extracting(received -> ReceivedMail.parse(received.raw()).header("Message-ID"))
                .doesNotHaveDuplicates();
    }

    @Test
    void writesNothingToAMemberWhoLeftMeanwhile() {
        club.join(3);
        UUID mailing = transaction.execute(status -> {
            UUID id = outbox.sendToMembers(mailing(null), Club.AUDIENCE);
            return id;
        });
        club.left.add(club.members.getFirst());
        await().until(() -> deliveries.progressOf(mailing).finished());
        assertThat(deliveries.progressOf(mailing).sent() + deliveries.progressOf(mailing).suppressed()).isEqualTo(3);
        assertThat(RECEIVED).hasSize((int) deliveries.progressOf(mailing).sent());
    }

    @Test
    void asksAgainForNamedRecipientsOfAnAudience() {
        club.join(2);
        club.left.add(club.members.getFirst());
        List<Recipient> named = IntStream.range(0, 2).mapToObj(i -> new Recipient(club.members.get(i),
                new EmailAddress("member" + i + "@example.org"), "", Locale.GERMAN, Map.of(), null, null)).toList();
        UUID mailing = transaction.execute(status -> outbox.send(mailing(null), named, Club.AUDIENCE));
        await().until(() -> deliveries.progressOf(mailing).finished());
        assertThat(deliveries.progressOf(mailing).suppressed()).isEqualTo(1);
        assertThat(RECEIVED).extracting(Received::to).containsExactly("member1@example.org");
    }

    @Test
    void waitsUntilItIsDueAndCountsMembersThen() {
        club.join(1);
        UUID mailing = send(Instant.now().plusSeconds(3600));
        UUID now = send(null);
        await().until(() -> deliveries.progressOf(now).finished());
        assertThat(deliveries.progressOf(mailing).expanded()).isFalse();
        club.join(2);
        jdbc.sql("update mailing set due_at = now(), freeze_after = now() where id = :id").param("id", mailing)
                .update();
        await().atMost(Duration.ofSeconds(10)).until(() -> deliveries.progressOf(mailing).finished());
        assertThat(deliveries.progressOf(mailing).sent()).isEqualTo(3);
    }

    @Test
    void saysWhatIsWrongWhenMembersCannotBeReadAndGoesOnWithOthers() {
        club.join(1);
        club.broken = true;
        UUID broken = send(null);
        await().until(() -> jdbc.sql("select trouble from mailing where id = :id").param("id", broken)
                .query(String.class).optional().isPresent());
        club.broken = false;
        UUID fine = send(null);
        await().until(() -> deliveries.progressOf(fine).finished());
        assertThat(deliveries.progressOf(broken).expanded()).isFalse();
        jdbc.sql("update mailing set freeze_after = now()").update();
        await().until(() -> deliveries.progressOf(broken).finished());
    }

    @Test
    void sendsNothingOfAMailingCancelledBeforeItIsDue() {
        club.join(1);
        UUID mailing = send(Instant.now().plusSeconds(1));
        deliveries.cancel(mailing);
        assertThat(deliveries.progressOf(mailing).finished()).isTrue();
        assertThat(RECEIVED).isEmpty();
    }

    private UUID send(@org.jspecify.annotations.Nullable Instant due) {
        return transaction.execute(status -> outbox.sendToMembers(mailing(due), Club.AUDIENCE));
    }

    private static Mailing mailing(@org.jspecify.annotations.Nullable Instant due) {
        return new Mailing("test:club", Lane.BULK, SignInLinkMail.SAMPLE, null, null,
                new ListId(new HeaderText("The club"), "club", "example.org"), due, null);
    }

    /** A feature with members. */
    @TestConfiguration
    static class Club implements ListMembers {
        static final String AUDIENCE = "test-club:all";
        final List<UUID> members = new java.util.concurrent.CopyOnWriteArrayList<>();
        final Set<UUID> left = ConcurrentHashMap.newKeySet();
        volatile boolean broken;

        void join(int count) {
            members.addAll(IntStream.range(0, count).mapToObj(i -> UUID.randomUUID()).toList());
        }

        @Override
        public boolean answersFor(String audience) {
            return audience.startsWith("test-club:");
        }

        @Override
        public MemberQuery members(String audience) {
            if (broken) {
                throw new IllegalStateException("members cannot be read");
            }
            return new MemberQuery("""
                    select id as member, id as person, 'member' || n - 1 || '@example.org' as address,
                        'member' || n - 1 || '@example.org' as address_key, 'Member ' || n - 1 as name, 'de' as language
                    from unnest(cast(:members as uuid[])) with ordinality as one(id, n)
                    """, Map.of("members", members.toArray(UUID[]::new)));
        }

        @Override
        public Personal personal(String audience, UUID member, UUID person) {
            return new Personal(Map.of(), "https://example.org/unsubscribe/" + member);
        }

        @Override
        public Set<UUID> gone(String audience, Collection<UUID> members) {
            return members.stream().filter(left::contains).collect(Collectors.toSet());
        }
    }
}
