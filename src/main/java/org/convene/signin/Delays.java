package org.convene.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.convene.site.Keyring;
import org.convene.web.TooManyRequests;

/**
 * Makes each further wrong password from one network, or wrong code, wait longer: two seconds, four, eight … An account
 * without an owner waits alike. A stranger's guesses keep nobody waiting who comes from elsewhere; links by mail and passkeys
 * never wait here at all.
 */
@Component
class Delays {
    static final Door PASSWORD = new Door("password", 5, Duration.ofMinutes(15));
    static final Door CODE = new Door("code", 5, Duration.ofMinutes(15));
    static final Door NETWORK = new Door("network", 30, Duration.ofMinutes(5));
    private final DelayRepository delays;
    private final Keyring keyring;
    private final Clock clock;

    /**
     * What is guarded.
     *
     * @param free wrong tries without any wait
     * @param longest wait
     */
    record Door(String name, int free, Duration longest) {}

    Delays(DelayRepository delays, Keyring keyring, Clock clock) {
        this.delays = delays;
        this.keyring = keyring;
        this.clock = clock;
    }

    /** Counts one try as wrong until {@link #open} says otherwise. @throws TooManyRequests while the wait is not over */
    void knock(Door door, String who) {
        Instant now = clock.instant();
        byte[] key = key(door, who);
        if (!delays.knock(key, door.free(), door.longest().toSeconds(), now)) {
            Duration wait = delays.again(key).map(again -> Duration.between(now, again)).orElse(Duration.ZERO);
            throw new TooManyRequests(wait.plusSeconds(1));
        }
    }

    /** It was right: the account begins anew. */
    void open(Door door, String who) {
        delays.forget(key(door, who));
    }

    /** It was right: this one does not count, the others from there still do. */
    void refund(Door door, String who) {
        delays.refund(key(door, who), clock.instant());
    }

    private byte[] key(Door door, String who) {
        return keyring.fingerprint("sign-in-delay", door.name() + ":" + who);
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    void forget() {
        delays.forgetBefore(clock.instant().minus(Duration.ofDays(1)));
    }
}
