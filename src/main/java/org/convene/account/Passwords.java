package org.convene.account;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

import org.convene.site.Problems;
import org.convene.web.TooManyRequests;

/** Argon2id hashes, and what a password has to be (NIST SP 800-63B-4: long and not on everybody's list, no composition rules). */
@Component
class Passwords {
    static final int SHORTEST = 15;
    static final int LONGEST = 256;
    private static final Set<String> COMMON = Set.of("password", "passwort", "motdepasse", "contraseña", "qwerty",
            "convene",
            "letmein", "welcome", "123456", "111111", "abcdef", "iloveyou", "administrator");
    private final Argon2PasswordEncoder encoder = Argon2PasswordEncoder.defaultsForSpringSecurity_v5_8();
    private final Semaphore atOnce = new Semaphore(Math.max(4, Runtime.getRuntime().availableProcessors()));
    private final String nobody = encoder.encode(TokenText.secret());

    String hash(String password) {
        return encoder.encode(password);
    }

    /** Takes the same time whether there is a hash or not, so that it does not tell who has an account. */
    boolean matches(String password, @Nullable String hash) {
        // 16 MB and one core each, asked for by anybody: a flood waits outside
        if (!atOnce.tryAcquire()) {
            throw new TooManyRequests(Duration.ofSeconds(5));
        }
        try {
            return encoder.matches(password, hash == null ? nobody : hash) && hash != null;
        } finally {
            atOnce.release();
        }
    }

    void check(Problems problems, String password, String field) {
        int length = password.codePointCount(0, password.length());
        problems.require(length >= SHORTEST, field, "problem.account.password-short", SHORTEST);
        problems.require(length <= LONGEST, field, "problem.too-long", LONGEST, length);
        problems.require(!guessable(password), field, "problem.account.password-common");
    }

    boolean weak(String password) {
        Problems problems = new Problems();
        check(problems, password, "password");
        return problems.any();
    }

    /** What is left after the well-known words and repeated characters are taken out has to be something. */
    private static boolean guessable(String password) {
        String rest = password.toLowerCase(Locale.ROOT);
        for (String common : COMMON) {
            rest = rest.replace(common, "");
        }
        return rest.chars().distinct().count() < 5;
    }
}
