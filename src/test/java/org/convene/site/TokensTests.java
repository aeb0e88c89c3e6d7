package org.convene.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTests {
    private final SettableClock clock = new SettableClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final KeyringFile.Key old = new KeyringFile.Key(1, new byte[32]);
    private final KeyringFile.Key current = new KeyringFile.Key(2, "0123456789abcdef0123456789abcdef".getBytes());
    private final Tokens tokens = new Tokens(new Keyring(List.of(old, current)), clock, meters);
    private final UUID id = Ids.next();

    @Test
    void opensWhatItIssued() {
        assertThat(tokens.open(Purpose.CONFIRM, tokens.issue(Purpose.CONFIRM, id))).contains(id);
    }

    @Test
    void opensNothingForAnotherPurpose() {
        assertThat(tokens.open(Purpose.PREFERENCES, tokens.issue(Purpose.CONFIRM, id))).isEmpty();
    }

    @Test
    void opensNothingWithAnyBitChanged() {
        String token = tokens.issue(Purpose.UNSUBSCRIBE, id);
        List<String> changed = new ArrayList<>();
        for (int i = 0; i < token.length(); i++) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            changed.add(token.substring(0, i) + other + token.substring(i + 1));
        }
        assertThat(changed).allSatisfy(forged -> assertThat(tokens.open(Purpose.UNSUBSCRIBE, forged)).isEmpty());
        assertThat(tokens.open(Purpose.UNSUBSCRIBE, token + "=")).isEmpty();
        assertThat(tokens.open(Purpose.UNSUBSCRIBE, "")).isEmpty();
        assertThat(tokens.open(Purpose.UNSUBSCRIBE, "ü/+ ")).isEmpty();
    }

    @Test
    void stillOpensWhatAnOlderKeySigned() {
        String yesterday = new Tokens(new Keyring(List.of(old)), clock, meters).issue(Purpose.UNSUBSCRIBE, id);
        assertThat(tokens.open(Purpose.UNSUBSCRIBE, yesterday)).contains(id);
        assertThat(new Tokens(new Keyring(List.of(current)), clock, meters).open(Purpose.UNSUBSCRIBE, yesterday))
                .isEmpty();
        assertThat(meters.counter("convene.links.retired").count()).isEqualTo(1);
    }

    @Test
    void expiresWhenItSays() {
        String token = tokens.issue(Purpose.SIGN_IN, id, clock.instant().plusSeconds(900));
        clock.advance(Duration.ofSeconds(899));
        assertThat(tokens.open(Purpose.SIGN_IN, token)).contains(id);
        clock.advance(Duration.ofSeconds(1));
        assertThat(tokens.open(Purpose.SIGN_IN, token)).isEmpty();
        assertThat(tokens.openExpired(Purpose.SIGN_IN, token)).contains(id);
    }
}
