package org.convene.smtp;

import org.convene.smtp.FakeRelay.Script;

import static org.assertj.core.api.Assertions.assertThat;

/** One conversation with a scripted relay. */
final class Talk {
    private Talk() {}

    /** Talks and tells whether the connection is still good. */
    static boolean talk(Script script, Lane lane) throws Exception {
        return talk(script, lane, Timeouts.STANDARD);
    }

    static boolean talk(Script script, Lane lane, Timeouts timeouts) throws Exception {
        try (FakeRelay relay = new FakeRelay(script); SmtpConnection connection = at(relay, timeouts).connect()) {
            connection.converse(lane);
            assertThat(lane.allAnswered()).isTrue();
            return connection.intact();
        }
    }

    static SmtpRelay at(FakeRelay relay, Timeouts timeouts) {
        return new SmtpRelay("127.0.0.1", relay.port(), "convene.example.org", new Encryption(Encryption.Mode.NONE),
                null, timeouts, true);
    }
}
