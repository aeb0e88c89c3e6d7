package org.convene.smtp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.convene.smtp.Answer.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** Which messages a relay is offered, and how, depends on what it can. */
class OfferTests {
    private static final byte[] CONTENT = "Subject: x\r\n\r\nHello\r\n".getBytes(StandardCharsets.UTF_8);

    private static List<String> envelopes(Lane lane, String... extensions) throws Exception {
        List<String> heard = new ArrayList<>();
        try (FakeRelay relay = new FakeRelay(peer -> {
            peer.open(extensions);
            for (String line = peer.line(); line != null && !line.equals("QUIT"); line = peer.line()) {
                heard.add(line);
                peer.say(line.equals("DATA") ? "354 go on" : "250 ok");
                if (line.equals("DATA")) {
                    peer.content();
                    peer.say("250 taken");
                }
            }
        }); SmtpConnection connection = new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org").connect()) {
            connection.converse(lane);
            assertThat(connection.intact()).isTrue();
        }
        assertThat(lane.allAnswered()).isTrue();
        return heard.stream().filter(line -> !line.equals("DATA")).toList();
    }

    private static Outgoing<String> to(String address, boolean utf8) {
        return new Outgoing<>(address, "", address, utf8, CONTENT);
    }

    @Test
    void asksForUtf8OnlyWhereItIsNeeded() throws Exception {
        Lane lane = new Lane().add(to("ada@example.org", false)).add(to("zoë@example.org", true))
                .add(to("bob@example.org", false));
        assertThat(envelopes(lane, "PIPELINING", "8BITMIME", "SMTPUTF8", "SIZE")).containsExactly(
                "MAIL FROM:<> SIZE=21", "RCPT TO:<ada@example.org>",
                "MAIL FROM:<> SIZE=21 BODY=8BITMIME SMTPUTF8", "RCPT TO:<zoë@example.org>",
                "MAIL FROM:<> SIZE=21", "RCPT TO:<bob@example.org>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PIPELINING", "8BITMIME"})
    void tellsWhichAddressTheRelayCannotTake(String extension) throws Exception {
        Lane lane = new Lane().add(to("ada@example.org", false)).add(to("zoë@example.org", true))
                .add(to("bob@example.org", false)).add(to("日本@example.org", true));
        assertThat(envelopes(lane, extension)).contains("RCPT TO:<ada@example.org>", "RCPT TO:<bob@example.org>")
                .hasSize(4);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED, Kind.NEEDS_UTF8, Kind.ACCEPTED, Kind.NEEDS_UTF8);
    }

    @Test
    void keepsToTheSizeTheRelayNames() throws Exception {
        Lane lane = new Lane().add("ada@example.org", new byte[1001]).add("bob@example.org", new byte[1000]);
        assertThat(envelopes(lane, "SIZE 1000"))
                .containsExactly("MAIL FROM:<bounce@example.org> SIZE=1000", "RCPT TO:<bob@example.org>");
        assertThat(lane.kinds()).containsExactly(Kind.TOO_LARGE, Kind.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIZE", "SIZE 0", "SIZE many", "size 99999999999"})
    void aLimitThatIsNoneLimitsNothing(String extension) throws Exception {
        Lane lane = new Lane().add("ada@example.org", new byte[100_000]);
        envelopes(lane, extension);
        assertThat(lane.kinds()).containsExactly(Kind.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org>\r\nRCPT TO:<eve@example.org", "a da@example.org", "a<b@example.org",
            "ada@example.org\n", "", "\u0000@example.org", "\u0085@example.org"})
    void noAddressCanSayACommand(String address) throws Exception {
        Lane lane = new Lane().add(to(address, false)).add(to(address, true)).add(to("bob@example.org", false));
        assertThat(envelopes(lane, "PIPELINING", "SMTPUTF8")).containsExactly("MAIL FROM:<>",
                "RCPT TO:<bob@example.org>");
        assertThat(lane.kinds()).containsExactly(Kind.REFUSED, Kind.REFUSED, Kind.ACCEPTED);
    }
}
