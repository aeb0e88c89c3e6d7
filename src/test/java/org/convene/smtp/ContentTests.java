package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** What is put in comes out, wherever dots, lines and buffers end. */
class ContentTests {
    private static List<byte[]> carry(Lane lane, int messages) throws Exception {
        List<byte[]> received = new ArrayList<>();
        try (FakeRelay relay = new FakeRelay(peer -> {
            peer.open("PIPELINING");
            peer.accept();
            for (int i = 1; i < messages; i++) {
                received.add(peer.content());
                peer.hear("MAIL", "RCPT", "DATA");
                peer.say("250 taken", "250 ok", "250 ok", "354 go on");
            }
            received.add(peer.content());
            peer.say("250 taken");
        }); SmtpConnection connection = new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org").connect()) {
            connection.converse(lane);
        }
        assertThat(lane.kinds()).hasSize(messages).containsOnly(Kind.ACCEPTED);
        return received;
    }

    private static String carry(String content) throws Exception {
        Lane lane = new Lane().add("ada@example.org", content.getBytes(StandardCharsets.UTF_8));
        return new String(carry(lane, 1).getFirst(), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {".\r\n", "..\r\n", "a\r\n.\r\nb\r\n", ".a\r\n.b\r\n..\r\n", "\r\n.\r\n.\r\n", "", "\r\n",
            "a.\r\nb. .\r\n", "12345\r\n.\r\n", "123456\r\n.7\r\n", "1234567\r\n.8\r\n",
            "1234\r\n.\r\n.\r\n.\r\n.\r\n"})
    void dotsSurvive(String content) throws Exception {
        assertThat(carry(content)).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a\r", "a\n", "\n"})
    void theLastLineIsEnded(String content) throws Exception {
        assertThat(carry(content)).isEqualTo(content + "\r\n");
    }

    /** Some servers take it for the message's end: what follows would be another message. */
    @Test
    void noDotEndsTheMessageBetweenBareLineFeeds() throws Exception {
        assertThat(carry("a\n.\nMAIL FROM:<eve@example.org>\r\n")).isEqualTo("a\n.\nMAIL FROM:<eve@example.org>\r\n");
    }

    @Test
    void anyLengthAroundTheBufferSurvives() throws Exception {
        Random random = new Random(4711);
        Lane lane = new Lane();
        List<byte[]> sent = new ArrayList<>();
        for (int length = 65_536 - 4_100; length < 65_536 + 300; length += length % 7 == 0 ? 1 : 37) {
            byte[] content = new byte[length];
            for (int i = 0; i < length; i++) {
                content[i] = (byte) "\r\n..x".charAt(random.nextInt(5));
            }
            content[length - 2] = '\r';
            content[length - 1] = '\n';
            sent.add(content);
            lane.add("ada@example.org", content);
        }
        List<byte[]> received = carry(lane, sent.size());
        for (int i = 0; i < sent.size(); i++) {
            assertThat(Arrays.equals(received.get(i), sent.get(i))).as("length %d", sent.get(i).length).isTrue();
        }
    }

    @Test
    void partOfABufferIsEnough() throws Exception {
        byte[] bytes = "garbage.\r\n.real\r\n.garbage\r\n".getBytes(StandardCharsets.UTF_8);
        Lane lane = new Lane().add(new Outgoing<>("x", "", "ada@example.org", false, bytes, 10, 7));
        assertThat(new String(carry(lane, 1).getFirst(), StandardCharsets.UTF_8)).isEqualTo(".real\r\n");
    }

    @Test
    void fortyMegabytesPass() throws Exception {
        byte[] line = ".".repeat(75).concat("\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[line.length * (40_000_000 / line.length)];
        for (int at = 0; at < content.length; at += line.length) {
            System.arraycopy(line, 0, content, at, line.length);
        }
        byte[] received = carry(new Lane().add("ada@example.org", content), 1).getFirst();
        assertThat(Arrays.equals(received, content)).isTrue();
    }
}
