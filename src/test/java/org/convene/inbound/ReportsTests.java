package org.convene.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.MimeWalk;

import static org.assertj.core.api.Assertions.assertThat;

/** What the reports of many mail servers, in the shapes they have, are taken for. */
class ReportsTests {
    private static final Path SAMPLES = Path.of("src/test/resources/inbound");
    private static final UUID MAILING = UUID.fromString("0193a7c2-1111-7222-8333-444455556666");
    @TempDir
    static Path dir;
    private static @Nullable Addresses known;
    private final List<Object> events = new ArrayList<>();
    private final Addresses addresses = Objects.requireNonNull(known);
    private final String returnPath = addresses.text(new SignedAddress(AddressPurpose.BOUNCE, MAILING, 42));

    @BeforeAll
    static void keys() {
        known = Samples.addresses(dir, "convene.inbound.smtp.port", "0");
    }

    static Stream<String> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".eml")).sorted()
                    .toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everyServerIsUnderstood(String sample) {
        IncomingMail mail = mail(returnPath, sample(sample));
        String expected = mail.message().headers().first("X-Expected");
        assertThat(verdict(mail)).isEqualTo(expected);
        if (expected.matches("(HARD|SOFT|FULL|POLICY) .*")) {
            assertThat((BounceReceived) events.getFirst()).satisfies(bounce -> {
                assertThat(bounce.mailing()).isEqualTo(MAILING);
                assertThat(bounce.seq()).isEqualTo(42);
                assertThat(bounce.inbound()).isEqualTo(mail.id());
                assertThat(bounce.diagnostic()).hasSizeLessThanOrEqualTo(500).doesNotContain("\n", "\r");
            });
        } else {
            assertThat(events).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lineEndsDoNotMatter(String sample) {
        String text = sample(sample);
        String expected = mail(returnPath, text).message().headers().first("X-Expected");
        assertThat(verdict(mail(returnPath, text.replace("\n", "\r\n")))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void withoutAGenuineReturnPathNothingHappens(String sample) {
        reports().handle(mail("postmaster@convene.example.org", sample(sample)));
        assertThat(events).isEmpty();
    }

    @Test
    void aReturnPathInsideTheReturnedMailIsAsGood() {
        String text = sample("postfix-unknown.eml").replace("ignored@convene.example.org", returnPath);
        assertThat(verdict(mail("postmaster@convene.example.org", text))).isEqualTo("HARD 5.1.1");
        assertThat(((BounceReceived) events.getFirst()).seq()).isEqualTo(42);
    }

    @Test
    void complaintsAreFoundByWhatTheyEnclose() {
        String report = """
                From: feedback@mail.example.org
                To: abuse@convene.example.org
                Subject: FW: News
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an email abuse report.
                --b
                Content-Type: message/feedback-report

                Feedback-Type: %s
                User-Agent: Example/1.0
                Version: 1
                Original-Mail-From: <%s>

                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: %s

                %s
                --b--
                """;
        String original = "Return-Path: <" + returnPath + ">\nFrom: convene@convene.example.org\nSubject: News\n\nHi";
        String encoded = java.util.Base64.getMimeEncoder().encodeToString(original.getBytes(StandardCharsets.UTF_8));
        String house = "abuse@convene.example.org";
        assertThat(verdict(mail(house, report.formatted("abuse", returnPath, "7bit", "Subject: x"))))
                .isEqualTo("abuse");
        assertThat(verdict(mail(house, report.formatted("fraud", "redacted", "7bit", original)))).isEqualTo("fraud");
        assertThat(verdict(mail(house, report.formatted("opt-out", "x", "base64", encoded)))).isEqualTo("opt-out");
        assertThat(verdict(mail(house, report.formatted("not-spam", returnPath, "7bit", original))))
                .isEqualTo("IGNORED feedback");
        assertThat(verdict(mail(house, report.formatted("abuse", "redacted", "7bit", "Subject: x"))))
                .isEqualTo("QUARANTINED complaint");
        assertThat(verdict(mail(house, "X-HmXmrOriginalRecipient: a@example.org\n" + original))).isEqualTo("abuse");
        assertThat(events).hasSize(4);
    }

    /** What was published, else what became of it. */
    private String verdict(IncomingMail mail) {
        int before = events.size();
        Optional<Outcome> outcome = reports().handle(mail);
        if (events.size() > before) {
            return events.getLast() instanceof BounceReceived bounce
                    ? bounce.kind() + " " + (bounce.status().isEmpty() ? "-" : bounce.status())
                    : ((ComplaintReceived) events.getLast()).type();
        }
        return outcome.map(made -> made.kind() + " " + made.verdict()).orElse("QUARANTINED unknown");
    }

    private Reports reports() {
        return new Reports(addresses, events::add);
    }

    private IncomingMail mail(String recipient, String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        Budget budget = new Budget();
        Entity message = MimeWalk.walk(raw, budget);
        boolean person = text.contains("\nFrom: Tomas Rey");
        return new IncomingMail(UUID.randomUUID(), person ? "tomas@example.org" : "", recipient,
                addresses.open(recipient).orElse(null), message, budget.excess(), Instant.EPOCH);
    }

    private static String sample(String name) {
        try {
            return Files.readString(SAMPLES.resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
