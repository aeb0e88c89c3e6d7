package org.convene.message;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MessageBufferTests {

    @ParameterizedTest
    @CsvSource({"0,0", "12000,600", "40000,2048", "200000,2049", "10,9000"})
    void takesHeadersInFrontOfWhatIsWritten(int body, int front) {
        MessageBuffer buffer = new MessageBuffer();
        for (int round = 0; round < 3; round++) {
            buffer.clear();
            assertThat(buffer.length()).isZero();
            for (int i = 0; i < body; i++) {
                buffer.put('b');
            }
            buffer.prepend("f".repeat(front).getBytes(StandardCharsets.US_ASCII));
            buffer.prepend("first".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(buffer.bytes(), buffer.offset(), buffer.length(), StandardCharsets.US_ASCII))
                    .isEqualTo("first" + "f".repeat(front) + "b".repeat(body));
        }
    }
}
