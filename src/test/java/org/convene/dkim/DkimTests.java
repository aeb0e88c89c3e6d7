package org.convene.dkim;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.api.SignatureRecord;
import org.apache.james.jdkim.exceptions.FailException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What we sign, others find valid; what was changed on the way, they do not. */
class DkimTests {
    private static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_528_637_909), ZoneOffset.UTC);
    /** RFC 8463 appendix A. */
    private static final String ED25519_SEED = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";
    private static final String ED25519_PUBLIC = "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    private static final String MESSAGE = """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>
            List-Unsubscribe: <https://football.example.com/unsubscribe/
             abcdefghijkl>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click
            X-Unsigned: yes

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");
    private static final DkimKey RSA = rsa();
    private static final DkimKey ED25519 = PrivateKeys.read("brisbane", Pem.ed25519(ED25519_SEED));

    private static DkimKey rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return PrivateKeys.read("test",
                    Pem.of("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(String message, DkimKey... keys) {
        byte[] bytes = ("before" + message + "after").getBytes(StandardCharsets.UTF_8);
        byte[] signature = new DkimSigner("football.example.com", List.of(keys), CLOCK).sign(bytes, 6,
                bytes.length - 11);
        return new String(signature, StandardCharsets.US_ASCII) + message;
    }

    /** By Apache James, which knows RSA only. */
    private static List<SignatureRecord> verified(String message) throws Exception {
        DKIMVerifier verifier = new DKIMVerifier((methods, selector, domain) -> {
            assertThat(selector + "._domainkey." + domain).isEqualTo("test._domainkey.football.example.com");
            return List.of(RSA.record());
        });
        return verifier.verify(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void anotherVerifierFindsItValid() throws Exception {
        assertThat(verified(signed(MESSAGE, RSA))).singleElement().satisfies(record -> {
            assertThat(record.getHeaders().stream().map(Object::toString)).containsExactly("from", "from", "to",
                    "subject", "date", "message-id", "list-unsubscribe", "list-unsubscribe-post");
            assertThat(record.getDToken()).hasToString("football.example.com");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"hungry|thirsty", "dinner|lunch", "abcdefghijkl|xyz", "One-Click|No-Click",
            "To: Suzie|To: Eve", "X-Unsigned: yes|From: eve@example.com"})
    void aChangedMessageIsNotValid(String change) {
        int cut = change.indexOf('|');
        String changed = signed(MESSAGE, RSA).replace(change.substring(0, cut), change.substring(cut + 1));
        assertThatThrownBy(() -> verified(changed)).isInstanceOf(FailException.class);
    }

    @Test
    void whatRelaysChangeDoesNotHarm() throws Exception {
        String changed = signed(MESSAGE, RSA).replace("Subject: Is dinner", "SUBJECT:\tIs  \r\n dinner")
                .replace("yet?\r\n", "yet? \t \r\n").concat("\r\n\r\n").replace("X-Unsigned: yes", "X-Unsigned: no");
        assertThat(verified(changed)).hasSize(1);
    }

    @Test
    void bothKeysSign() throws Exception {
        String twice = signed(MESSAGE, RSA, ED25519);
        assertThat(twice).containsSubsequence("a=rsa-sha256", "s=test", "a=ed25519-sha256", "s=brisbane");
        assertThat(twice.lines().mapToInt(String::length)).allMatch(length -> length < 100);
        assertThat(verified(signed(MESSAGE, RSA))).hasSize(1);
        assertThat(OtherEyes.valid(twice, Base64.getDecoder().decode(ED25519_PUBLIC))).isTrue();
        assertThat(OtherEyes.valid(twice.replace("hungry", "angry"), Base64.getDecoder().decode(ED25519_PUBLIC)))
                .isFalse();
        assertThat(OtherEyes.valid(twice.replace("dinner", "lunch"), Base64.getDecoder().decode(ED25519_PUBLIC)))
                .isFalse();
    }

    @Test
    void hashesAsTheStandardsExample() {
        assertThat(signed(MESSAGE, ED25519)).contains("bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=")
                .contains("t=1528637909");
        assertThat(ED25519.record()).isEqualTo("v=DKIM1; k=ed25519; p=" + ED25519_PUBLIC);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\r\n", " a", "  a\tb \r\n\r\n c \r\n \r\n", "\t\r\na",
            "\r\n\r\na\r\n"})
    void hashesBodiesAsOthersDo(String body) throws Exception {
        assertThat(verified(signed("From: ada@example.org\r\nSubject: x\r\n\r\n" + body, RSA))).hasSize(1);
    }

    /** RFC 6376 section 3.4.4; James takes it for one empty line. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\r\n", "\r\n\r\n \t\r\n"})
    void aBlankBodyIsNothing(String body) {
        assertThat(signed("From: ada@example.org\r\n\r\n" + body, RSA))
                .contains("bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    }

    @Test
    void hashesAnythingAsOthersDo() throws Exception {
        Random random = new Random(4711);
        for (int round = 0; round < 300; round++) {
            StringBuilder text = new StringBuilder("From: ada@example.org\r\nSubject:");
            text.append(some(random, " ", "\t", "a", "ü", "\r\n ", "\r\n\t")).append("x\r\n\r\n");
            text.append(some(random, " ", "\t", "a", "ü", "\r\n", "\r\n", "  ")).append("x").append(
                    some(random, " ", "\t", "\r\n", "\r\n")).append("\r\n");
            String message = signed(text.toString(), RSA);
            assertThat(verified(message)).as(() -> message).hasSize(1);
        }
    }

    private static String some(Random random, String... pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(30); i > 0; i--) {
            text.append(pieces[random.nextInt(pieces.length)]);
        }
        return text.toString();
    }

    @Test
    void signsEachFieldThatOccursTwice() throws Exception {
        String message = "From: ada@example.org\r\nList-Help: <a>\r\nSubject: x\r\nList-Help: <b>\r\n\r\nHello\r\n";
        assertThat(verified(signed(message, RSA))).hasSize(1);
        assertThatThrownBy(() -> verified(signed(message, RSA).replace("<a>", "<c>")))
                .isInstanceOf(FailException.class);
    }

    @Test
    void theSlowWayGivesTheSameSignature() {
        byte[] pkcs8 = ((DkimKey.Rsa) RSA).pkcs8();
        byte[] data = "hello".getBytes(StandardCharsets.UTF_8);
        byte[] slow = new JavaRsa(pkcs8).sign(data, 3);
        assertThat(slow).hasSize(256);
        if (OpenSsl.available()) {
            OpenSsl fast = new OpenSsl(pkcs8);
            assertThat(fast.sign(data, 3)).isEqualTo(slow).isEqualTo(fast.sign(data, 3));
            assertThatThrownBy(() -> new OpenSsl(new byte[]{1, 2, 3})).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void oneSignerServesManyMessages() {
        DkimSigner signer = new DkimSigner("football.example.com", List.of(RSA, ED25519), CLOCK);
        byte[] first = MESSAGE.getBytes(StandardCharsets.UTF_8);
        byte[] second = "From: a@example.org\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8);
        byte[] before = signer.sign(first, 0, first.length);
        signer.sign(second, 0, second.length);
        assertThat(signer.sign(first, 0, first.length)).isEqualTo(before);
    }

    @Test
    void withoutKeysNothingIsSigned() {
        assertThat(signed(MESSAGE)).isEqualTo(MESSAGE);
    }
}
