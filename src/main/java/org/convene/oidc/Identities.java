package org.convene.oidc;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.mail.EmailAddress;
import org.convene.signin.SignIns;

/** The public door of who at the provider is who of the staff. */
@Component
@Transactional
public class Identities {
    private final IdentityRepository identities;
    private final SignIns signIns;
    private final OidcProperties settings;
    private final Clock clock;

    Identities(IdentityRepository identities, SignIns signIns, OidcProperties settings, Clock clock) {
        this.identities = identities;
        this.signIns = signIns;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Whom the provider’s words name. Who comes for the first time is known by an address that the provider has verified and
     * an admin has invited; from then on by the provider’s own id, so that an address given to somebody else opens nothing.
     *
     * @throws NotLetIn when they name nobody of ours
     */
    UUID staff(OidcUser user) {
        if (!settings.claim().isEmpty() && !said(user.getClaims().get(settings.claim()))) {
            throw new NotLetIn(NotLetIn.Reason.NOT_ALLOWED, settings.claim());
        }
        String email = user.getEmail();
        String subject = user.getSubject();
        if (!Boolean.TRUE.equals(user.getEmailVerified()) || email == null || subject == null) {
            throw new NotLetIn(NotLetIn.Reason.UNVERIFIED, "");
        }
        return identities.staff(settings.issuer(), subject).orElseGet(() -> firstTime(subject, email));
    }

    private UUID firstTime(String subject, String email) {
        UUID invited = EmailAddress.parse(email).flatMap(signIns::invited)
                .orElseThrow(() -> new NotLetIn(NotLetIn.Reason.NOT_INVITED, ""));
        if (!identities.link(settings.issuer(), subject, invited, clock.instant())) {
            throw new NotLetIn(NotLetIn.Reason.NOT_INVITED, "linked to somebody else at the provider");
        }
        return invited;
    }

    private boolean said(@Nullable Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().anyMatch(one -> settings.values().contains(String.valueOf(one)))
                : claim != null && List.of(claim.toString().split(" ")).stream().anyMatch(settings.values()::contains);
    }
}
