package org.convene.signin;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.account.Credentials;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Keyring;
import org.convene.site.NotFound;
import org.convene.site.Site;

/** The second factor of passwords: codes of an authenticator app, and recovery codes for the day the phone is gone. */
@Component
@Transactional
public class SecondFactors {
    private static final int KEY_BYTES = 20; // RFC 4226 section 4, R6
    private static final int CODES = 10;
    private static final int CODE_LENGTH = 10;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private final SecondFactorRepository factors;
    private final Credentials accounts;
    private final Keyring keyring;
    private final Site site;
    private final AuditLog audit;
    private final Clock clock;

    SecondFactors(SecondFactorRepository factors, Credentials accounts, Keyring keyring, Site site, AuditLog audit,
            Clock clock) {
        this.factors = factors;
        this.accounts = accounts;
        this.keyring = keyring;
        this.site = site;
        this.audit = audit;
        this.clock = clock;
    }

    /** The caller's own. */
    @Transactional(readOnly = true)
    public SecondFactor of(Staff me) {
        var row = factors.of(me.id());
        if (row.isEmpty() || row.get().enabled() != null) {
            return new SecondFactor(row.isPresent(), null, null, null, factors.codesLeft(me.id()));
        }
        byte[] secret = secret(me.id(), row.get().nonce());
        String account = accounts.get(me.id()).email().value();
        String uri = Totp.uri(secret, site.name(), account);
        return new SecondFactor(false, Totp.base32(secret), uri, QrPicture.of(uri), 0);
    }

    /** Makes a new key to take into the app; nothing changes until {@link #enable}. @throws Conflict when one is in use */
    public void begin(Staff me) {
        byte[] nonce = new byte[16];
        RANDOM.nextBytes(nonce);
        if (!factors.begin(me.id(), nonce)) {
            throw new Conflict("problem.account.second-factor-on");
        }
    }

    /**
     * Puts the key into use. Every other session of this person ends.
     *
     * @return recovery codes, which nobody can read again
     * @throws InvalidInput at {@code code} when it is not the app's present code
     */
    public List<String> enable(Staff me, String code, Locale language) {
        OptionalLong step = factors.of(me.id()).filter(row -> row.enabled() == null)
                .map(row -> Totp.stepOf(plain(code), secret(me.id(), row.nonce()), clock.instant()))
                .orElse(OptionalLong.empty());
        if (step.isEmpty() || !factors.enable(me.id(), step.getAsLong(), clock.instant())) {
            throw new InvalidInput(FieldProblem.of("code", "problem.account.wrong-code"));
        }
        changed(me, me.id(), "second-factor-on", language);
        return codes(me.id());
    }

    /** New recovery codes in place of the old. @throws Conflict when there is no second factor */
    public List<String> newCodes(Staff me) {
        if (!factors.enabled(me.id())) {
            throw new Conflict("problem.account.second-factor-off");
        }
        audit.record(me, "staff.recovery-codes", "staff:" + me.id(), "");
        return codes(me.id());
    }

    /** The password alone is enough again. */
    public void remove(Staff me, Locale language) {
        if (factors.remove(me.id())) {
            changed(me, me.id(), "second-factor-off", language);
        }
    }

    /** Takes it off somebody who lost phone and codes; their sessions end and they are told. @throws NotFound */
    public void reset(Staff admin, UUID person) {
        admin.requireAdmin(Scope.GROUPS_WRITE);
        accounts.get(person);
        if (factors.remove(person)) {
            changed(admin, person, "second-factor-reset", Locale.ENGLISH);
        }
    }

    /** Whether a password of this person asks for a code. */
    @Transactional(readOnly = true)
    public boolean on(UUID person) {
        return factors.enabled(person);
    }

    /** Uses a code of the app or a recovery code; each works once. */
    boolean use(UUID person, String typed) {
        String code = plain(typed);
        var row = factors.of(person).filter(found -> found.enabled() != null);
        if (row.isEmpty()) {
            return false;
        }
        OptionalLong step = Totp.stepOf(code, secret(person, row.get().nonce()), clock.instant());
        return step.isPresent()
                ? factors.use(person, step.getAsLong())
                : factors.useCode(person, hash(person, code), clock.instant());
    }

    private void changed(Staff by, UUID person, String what, Locale language) {
        accounts.raiseEpoch(person);
        audit.record(by, "staff." + what, "staff:" + person, "");
        accounts.changed(person, what, language);
    }

    private List<String> codes(UUID person) {
        List<String> codes = Stream.generate(SecondFactors::code).limit(CODES).toList();
        factors.replaceCodes(person, codes.stream().map(code -> hash(person, plain(code))).toList());
        return codes;
    }

    private static String code() {
        StringBuilder code = new StringBuilder();
        RANDOM.ints(CODE_LENGTH, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
        return code.insert(CODE_LENGTH / 2, '-').toString();
    }

    private static String plain(String typed) {
        return typed.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private byte[] secret(UUID person, byte[] nonce) {
        return Arrays.copyOf(keyring.fingerprint("second-factor", person + ":" + Totp.base32(nonce)), KEY_BYTES);
    }

    private byte[] hash(UUID person, String code) {
        return keyring.fingerprint("recovery-code", person + ":" + code);
    }
}
