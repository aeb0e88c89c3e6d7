package org.convene.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.web.BearerTokens;

/** Tokens for programs: opaque, scoped, expiring, revocable at once. */
@Component
@Transactional
public class ApiTokens implements BearerTokens {
    private static final Duration LONGEST = Duration.ofDays(3660);
    private final ApiTokenRepository tokens;
    private final StaffRepository staff;
    private final AuditLog audit;
    private final Clock clock;

    ApiTokens(ApiTokenRepository tokens, StaffRepository staff, AuditLog audit, Clock clock) {
        this.tokens = tokens;
        this.staff = staff;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Staff> staffOf(String bearerToken) {
        return tokens.grantOf(TokenText.sha256(bearerToken), clock.instant())
                .flatMap(grant -> staff.byId(grant.staff()).filter(row -> !row.disabled())
                        .map(row -> row.staff(grant.scopes())));
    }

    /** The caller's own tokens, newest first. */
    @Transactional(readOnly = true)
    public List<ApiToken> of(Staff me) {
        return tokens.of(me.id());
    }

    /**
     * Makes a token and returns its text, which nobody can read again.
     *
     * @param life until when it works from now; null: until it is revoked
     */
    public String create(Staff me, String name, Set<Scope> scopes, @Nullable Duration life) {
        Problems problems = new Problems().requireText(name, 100, "tokenName");
        problems.require(life == null || (life.isPositive() && life.compareTo(LONGEST) <= 0), "days",
                "problem.account.token-life");
        problems.require(!scopes.isEmpty(), "scopes", "problem.account.no-scope");
        problems.throwIfAny();
        String text = TokenText.make();
        insert(me.id(), name.strip(), text, scopes, life == null ? null : clock.instant().plus(life));
        audit.record(me, "token.create", "staff:" + me.id(), name.strip());
        return text;
    }

    /** @throws NotFound when it is not the caller's own */
    public void revoke(Staff me, UUID id) {
        if (!tokens.revoke(me.id(), id, clock.instant())) {
            throw new NotFound("token");
        }
        audit.record(me, "token.revoke", "staff:" + me.id(), "");
    }

    /** The token given by CONVENE_ADMIN_TOKEN, with all scopes; does nothing when it is known already. */
    void ensure(UUID owner, String text) {
        insert(owner, "CONVENE_ADMIN_TOKEN", text, Set.of(Scope.values()), null);
    }

    /** Gives that token, made by an earlier release, the scopes that are new in this one; does nothing when it is not known. */
    void renew(String text) {
        tokens.widen(TokenText.sha256(text), Set.of(Scope.values()));
    }

    private void insert(UUID owner, String name, String text, Set<Scope> scopes, @Nullable Instant expires) {
        String prefix = text.substring(0, Math.min(14, text.length() / 2));
        tokens.insert(owner, new ApiToken(Ids.next(), name, prefix, scopes, clock.instant(), expires),
                TokenText.sha256(text));
    }
}
