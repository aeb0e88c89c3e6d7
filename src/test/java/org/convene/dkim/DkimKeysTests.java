package org.convene.dkim;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;

import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

import org.convene.site.SettingProblem;
import org.convene.site.Site;
import org.convene.site.SiteProperties;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys as operators have them, and what they are told when one is wrong. */
class DkimKeysTests {
    private static final byte[] MESSAGE = "From: a@example.org\r\n\r\nx\r\n".getBytes(StandardCharsets.UTF_8);
    private final ApplicationContextRunner runner = new ApplicationContextRunner().withUserConfiguration(Parts.class)
            .withPropertyValues("convene.public-url=https://example.org", "convene.data-dir=target/test-data",
                    "convene.mail.from=hello@mail.example.org", "convene.mail.domain=example.org");
    @TempDir
    private Path directory;

    @EnableConfigurationProperties({SiteProperties.class, DkimProperties.class})
    @ComponentScan(basePackageClasses = Site.class)
    @Import(DkimKeys.class)
    static class Parts {}

    private static byte[] rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair().getPrivate().getEncoded();
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("key.pem"), text);
    }

    @Test
    void withoutSettingsNothingIsSigned() {
        runner.run(context -> {
            DkimKeys keys = context.getBean(DkimKeys.class);
            assertThat(keys.configured()).isFalse();
            assertThat(keys.records()).isEmpty();
            assertThat(keys.signer().sign(MESSAGE, 0, MESSAGE.length)).isEmpty();
        });
    }

    @Test
    void twoSelectorsSignForTheSendersDomain() throws Exception {
        runner.withPropertyValues("convene.dkim.selector=2026a",
                "convene.dkim.key-file=" + file(Pem.of("PRIVATE KEY", rsa(2048))), "convene.dkim.second-selector=ed",
                "convene.dkim.second-key=" + Pem.ed25519("nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A="))
                .run(context -> {
                    DkimKeys keys = context.getBean(DkimKeys.class);
                    assertThat(keys.configured()).isTrue();
                    assertThat(keys.records()).extracting(DkimRecord::name)
                            .containsExactly("2026a._domainkey.mail.example.org", "ed._domainkey.mail.example.org");
                    assertThat(keys.records().getFirst().value()).startsWith("v=DKIM1; k=rsa; p=MIIB");
                    assertThat(new String(keys.signer().sign(MESSAGE, 0, MESSAGE.length), StandardCharsets.US_ASCII))
                            .containsSubsequence("a=rsa-sha256", "d=mail.example.org", "s=2026a", "a=ed25519-sha256",
                                    "s=ed");
                });
    }

    @Test
    void olderToolsWriteAnotherFormat() throws Exception {
        byte[] pkcs1 = PrivateKeyInfo.getInstance(rsa(2048)).parsePrivateKey().toASN1Primitive().getEncoded();
        runner.withPropertyValues("convene.dkim.selector=old", "convene.dkim.domain=example.com",
                "convene.dkim.key=" + Pem.of("RSA PRIVATE KEY", pkcs1)).run(context -> {
                    DkimKeys keys = context.getBean(DkimKeys.class);
                    assertThat(keys.records()).extracting(DkimRecord::name)
                            .containsExactly("old._domainkey.example.com");
                    assertThat(keys.signer().sign(MESSAGE, 0, MESSAGE.length)).isNotEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource({"convene.dkim.selector=a,CONVENE_DKIM_SELECTOR and CONVENE_DKIM_KEY_FILE must be set together",
            "convene.dkim.key=x,must be set together",
            "convene.dkim.second-selector=a,CONVENE_DKIM_SECOND_KEY_FILE must be set together"})
    void halfASettingStopsTheStart(String property, String sentence) {
        refuses(sentence, property);
    }

    @Test
    void aKeyThatIsNoneStopsTheStart() throws Exception {
        refuses("PEM", "convene.dkim.selector=a", "convene.dkim.key=nonsense");
        refuses("PEM", "convene.dkim.selector=a", "convene.dkim.key-file=" + directory.resolve("missing.pem"));
        refuses("damaged", "convene.dkim.selector=a", "convene.dkim.key=" + Pem.of("PRIVATE KEY", new byte[]{1, 2, 3}));
        refuses("1024", "convene.dkim.selector=a", "convene.dkim.key=" + Pem.of("PRIVATE KEY", rsa(512)));
        refuses("neither RSA", "convene.dkim.selector=a", "convene.dkim.key="
                + Pem.of("PRIVATE KEY",
                        KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate().getEncoded()));
        refuses("DNS", "convene.dkim.selector=a b", "convene.dkim.key=x");
    }

    private void refuses(String words, String... properties) {
        runner.withPropertyValues(properties).run(context -> assertThat(context).getFailure().rootCause()
                .isInstanceOf(SettingProblem.class).hasMessageContaining(words));
    }
}
