package org.convene.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.springframework.stereotype.Component;

import org.convene.account.StaffAccounts;
import org.convene.audience.Reached;
import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.inbound.BounceReceived;
import org.convene.site.Ids;
import org.convene.site.Site;

/** Mails the admins when other servers refuse our mail: each answer once a day, however many mails it meets. */
@Component
class Alerts {
    private static final Duration DAY = Duration.ofDays(1);
    private static final int MOST_A_DAY = 5;
    private static final int LONGEST = 120;
    /** RFC 7372 and the like: SPF, DKIM, DMARC, reverse name; 515 is Outlook.com's. */
    private static final Set<String> PROOF = Set.of("5.7.20", "5.7.21", "5.7.22", "5.7.23", "5.7.24", "5.7.25",
            "5.7.26",
            "5.7.27", "5.7.515");
    private final BounceRepository bounces;
    private final StaffAccounts staff;
    private final Outbox outbox;
    private final Site site;
    private final Clock clock;

    Alerts(BounceRepository bounces, StaffAccounts staff, Outbox outbox, Site site, Clock clock) {
        this.bounces = bounces;
        this.staff = staff;
        this.outbox = outbox;
        this.site = site;
        this.clock = clock;
    }

    void tell(BounceReceived news, Reached reached) {
        Instant now = clock.instant();
        String said = (news.status() + " " + news.diagnostic()).strip();
        if (!bounces.takeAlert(key(news.status(), news.diagnostic()), now, now.minus(DAY), MOST_A_DAY)) {
            return;
        }
        List<Recipient> admins = staff.admins().stream()
                .map(admin -> Recipient.of(admin.email(), admin.name(), admin.language())).toList();
        outbox.send(Mailing.personal("alert:" + Ids.next(), new MailRefusedMail(reached.address().domain(), said,
                PROOF.contains(news.status()), site.link("/staff/sending/check"), site.link("/staff/bounces"))),
                admins);
    }

    /** What was said without what differs from mail to mail: addresses, links, numbers and the ids of queues. */
    static String key(String status, String diagnostic) {
        String words = diagnostic.toLowerCase(Locale.ROOT).replaceAll("\\S*@\\S*|https?://\\S*|\\S*\\d\\S*", " ")
                .replaceAll("[^\\p{L}]+", " ").strip();
        return status + " " + (words.length() > LONGEST ? words.substring(0, LONGEST) : words);
    }
}
