package org.convene.account;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.mail.MailModel;
import org.convene.site.Ids;
import org.convene.site.Purpose;
import org.convene.site.Site;
import org.convene.site.Tokens;

/** Links that sign a member of staff in once, and the mails that carry them. */
@Component
class SignInLinks {
    /** For those who ask at the sign-in page. */
    static final Duration LIFE = Duration.ofMinutes(15);
    /** For those who were invited and do not wait for the mail. */
    static final Duration INVITATION_LIFE = Duration.ofDays(7);
    private final SignInLinkRepository links;
    private final Outbox outbox;
    private final Tokens tokens;
    private final Site site;
    private final Clock clock;

    SignInLinks(SignInLinkRepository links, Outbox outbox, Tokens tokens, Site site, Clock clock) {
        this.links = links;
        this.outbox = outbox;
        this.tokens = tokens;
        this.site = site;
        this.clock = clock;
    }

    /** @param browserHash of the secret of the browser it works in; null: any */
    String make(Account person, byte @Nullable [] browserHash, Duration life) {
        UUID id = Ids.next();
        Instant expires = clock.instant().plus(life);
        links.insert(id, person.id(), browserHash, expires);
        return site.link("/staff/sign-in/" + tokens.issue(Purpose.SIGN_IN, id, expires));
    }

    void mail(Account person, byte[] browserHash, Locale language) {
        send(person, language, new SignInLinkMail(make(person, browserHash, LIFE), (int) LIFE.toMinutes()));
    }

    void invite(Account person, String inviter, Role role, String groups) {
        send(person, Locale.ENGLISH, new StaffInvitationMail(inviter, make(person, null, INVITATION_LIFE),
                (int) INVITATION_LIFE.toDays(), role.text(), groups, site.link("/staff/sign-in")));
    }

    void warn(Account person, Locale language) {
        send(person, language, new SignInWarningMail(site.link("/staff/sign-in")));
    }

    void changed(Account person, String what, Locale language) {
        send(person, language, new SignInChangedMail(what, site.link("/staff/account")));
    }

    /** @param language where theirs is not known */
    private void send(Account person, Locale language, MailModel mail) {
        outbox.send(Mailing.personal("sign-in:" + person.id(), mail),
                List.of(Recipient.of(person.email(), person.name(), person.reading().mail(language))));
    }

    /** Whose link it was, for the one caller who uses it; empty when it is used, expired, not ours, or another browser's. */
    Optional<UUID> use(String token, @Nullable String browser) {
        Instant now = clock.instant();
        return tokens.open(Purpose.SIGN_IN, token).flatMap(id -> links.open(id, now))
                .filter(link -> fromSameBrowser(link, browser)).filter(link -> links.use(link.id(), now))
                .flatMap(link -> Optional.ofNullable(link.staff()));
    }

    /** What came, or would come, of using it; changes nothing. */
    LinkState state(String token, @Nullable String browser) {
        Instant now = clock.instant();
        return tokens.open(Purpose.SIGN_IN, token).or(() -> tokens.openExpired(Purpose.SIGN_IN, token))
                .flatMap(id -> links.state(id, now).map(state -> state == LinkState.OPEN
                        && links.open(id, now).filter(link -> fromSameBrowser(link, browser)).isEmpty()
                                ? LinkState.ELSEWHERE
                                : state))
                .orElse(LinkState.UNKNOWN);
    }

    private static boolean fromSameBrowser(SignInLinkRepository.Link link, @Nullable String browser) {
        byte[] expected = link.browserHash();
        return expected == null || (browser != null && MessageDigest.isEqual(expected, TokenText.sha256(browser)));
    }
}
