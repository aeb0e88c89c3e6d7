package org.convene.signin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TotpTests {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238 appendix B, the column of SHA-1. */
    @ParameterizedTest
    @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924",
            "2000000000,69279037", "20000000000,65353130"})
    void theVectorsOfTheStandardHold(long time, String code) {
        assertThat(Totp.code(SECRET, time / 30, 8)).isEqualTo(code);
        assertThat(Totp.code(SECRET, time / 30, 6)).isEqualTo(code.substring(2));
    }

    /** RFC 4226 appendix D. */
    @ParameterizedTest
    @CsvSource({"0,755224", "1,287082", "2,359152", "9,520489"})
    void theVectorsBelowItHold(long step, String code) {
        assertThat(Totp.code(SECRET, step, 6)).isEqualTo(code);
    }

    @Test
    void theNeighboursOfThePresentStepAreTakenAndNoOthers() {
        Instant now = Instant.ofEpochSecond(1_234_567_890);
        for (int away = -3; away <= 3; away++) {
            String code = Totp.code(SECRET, now.plusSeconds(30L * away));
            assertThat(Totp.stepOf(code, SECRET, now).isPresent()).as("%s", away).isEqualTo(Math.abs(away) <= 1);
        }
        assertThat(Totp.stepOf("", SECRET, now)).isEmpty();
        assertThat(Totp.stepOf("１２３４５６", SECRET, now)).isEmpty();
    }

    /** RFC 4648 section 10, without padding. */
    @ParameterizedTest
    @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
    void keysAreWrittenInBase32(String plain, String text) {
        assertThat(Totp.base32(plain.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
    }

    @Test
    void theAppLearnsWhereAndWho() {
        assertThat(Totp.uri(SECRET, "Open Network", "ines@example.org")).isEqualTo(
                "otpauth://totp/Open%20Network:ines%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Open%20Network");
    }

    @Test
    void aBrowserIsNamedInOurOwnWords() {
        assertThat(Device.of("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"))
                .isEqualTo("Firefox on Linux");
        assertThat(Device.of("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1"))
                .isEqualTo("Safari on iPhone");
        assertThat(Device.of("<script>alert(1)</script>")).isEqualTo("A program on an unknown system");
        assertThat(Device.of(null)).isEqualTo("A program on an unknown system");
    }
}
