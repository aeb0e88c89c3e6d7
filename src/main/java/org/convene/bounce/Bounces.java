package org.convene.bounce;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audience.Reached;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.bounce.Bounce.Judgement;
import org.convene.delivery.Deliveries;
import org.convene.inbound.BounceKind;
import org.convene.inbound.BounceReceived;
import org.convene.inbound.ComplaintReceived;
import org.convene.inbound.InboundMails;
import org.convene.mail.EmailAddress;
import org.convene.site.Ids;
import org.convene.suppression.Suppressions;

/**
 * The public door of what came back. A dead address is dropped at once; one that only gives trouble is counted, then asked
 * by a check mail, and dropped when that comes back too; refusals of our mail or server never cost a member.
 */
@Component
@Transactional
public class Bounces {
    private static final Logger log = LoggerFactory.getLogger(Bounces.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final List<String> KINDS = List.of("hard", "soft", "full", "policy", "complaint");
    private final BounceRepository bounces;
    private final Probes probes;
    private final Alerts alerts;
    private final Deliveries deliveries;
    private final Suppressions suppressions;
    private final InboundMails inbound;
    private final BounceProperties properties;
    private final MeterRegistry meters;
    private final Clock clock;

    Bounces(BounceRepository bounces, Probes probes, Alerts alerts, Deliveries deliveries, Suppressions suppressions,
            InboundMails inbound, BounceProperties properties, MeterRegistry meters, Clock clock) {
        this.bounces = bounces;
        this.probes = probes;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.suppressions = suppressions;
        this.inbound = inbound;
        this.properties = properties;
        this.meters = meters;
        this.clock = clock;
        KINDS.forEach(kind -> meters.counter("convene.bounces", "kind", kind)); // so that alerts see the first one
    }

    @EventListener
    void on(BounceReceived news) {
        meters.counter("convene.bounces", "kind", word(news.kind())).increment();
        deliveries.reached(news.mailing(), news.seq()).ifPresent(reached -> {
            Judgement judgement = switch (news.kind()) {
                case HARD -> Judgement.SUPPRESSED;
                case POLICY -> Judgement.ALERTED;
                case SOFT, FULL -> count(news, reached);
            };
            note(news, reached, judgement);
        });
    }

    /** What a mail belonged to ends; an address is only dropped for personal mail, which has nothing to end. */
    @EventListener
    void on(ComplaintReceived news) {
        meters.counter("convene.bounces", "kind", "complaint").increment();
        deliveries.reached(news.mailing(), news.seq()).ifPresent(reached -> {
            Bounce complaint = new Bounce(Ids.next(), reached.address().value(), news.mailing(), news.seq(),
                    "complaint", "", news.type(), news.inbound(), Judgement.COUNTED, clock.instant());
            if (bounces.insert(complaint)) {
                bounces.judge(complaint.id(), act(news, reached));
            }
        });
    }

    private Judgement act(ComplaintReceived news, Reached by) {
        if (deliveries.complained(news.mailing(), by)) {
            return Judgement.ENDED;
        }
        if (by.list()) {
            return Judgement.COUNTED;
        }
        suppressions.suppress(by.address(), "complaint: " + news.type(), "complaint");
        return Judgement.SUPPRESSED;
    }

    private void note(BounceReceived news, Reached reached, Judgement judgement) {
        boolean added = bounces.insert(new Bounce(Ids.next(), reached.address().value(), news.mailing(), news.seq(),
                word(news.kind()), news.status(), news.diagnostic(), news.inbound(), judgement, clock.instant()));
        if (!added) {
            return;
        }
        if (news.kind() == BounceKind.HARD || news.kind() == BounceKind.POLICY) {
            deliveries.bounced(news.mailing());
        }
        if (judgement == Judgement.SUPPRESSED) {
            bounces.forget(reached.address());
            suppressions.suppress(reached.address(), reason(news), "bounce");
        }
        if (judgement == Judgement.ALERTED) {
            log.warn("Mail of ours is refused by policy ({}): look at the page of bounces, mail {}", news.status(),
                    news.inbound());
            alerts.tell(news, reached);
        }
    }

    /** Adds a soft bounce to what the address has; several copies of one report change nothing. */
    private Judgement count(BounceReceived news, Reached reached) {
        Score before = bounces.score(reached.address());
        if (news.mailing().equals(before.probe())) {
            return Judgement.SUPPRESSED;
        }
        Score now = before.plusOne(clock.instant(), properties.halfLife());
        boolean doubtful = now.value() > properties.limit() && now.probe() == null
                && !suppressions.contains(reached.address());
        UUID probe = doubtful ? probes.send(reached) : now.probe();
        bounces.save(reached.address(), new Score(now.value(), now.at(), probe));
        return doubtful ? Judgement.PROBED : Judgement.COUNTED;
    }

    private static String reason(BounceReceived news) {
        String words = (news.status() + " " + news.diagnostic()).strip();
        return words.length() > 200 ? words.substring(0, 200) : words.isEmpty() ? word(news.kind()) : words;
    }

    /** Newest first. @param before id of the last one of the page before; null for the first page */
    @Transactional(readOnly = true)
    public List<Bounce> page(Staff staff, @Nullable UUID before, int limit) {
        staff.requireAdmin(Scope.SUPPRESSIONS_READ);
        return bounces.page(before, limit);
    }

    /** How many mails of ours were refused by policy in the last 24 hours. */
    @Transactional(readOnly = true)
    public long alerts(Staff staff) {
        staff.requireAdmin(Scope.SUPPRESSIONS_READ);
        return bounces.count(Judgement.ALERTED, clock.instant().minus(DAY));
    }

    /** Deletes what came back from an address and what came in from it, because its owner asks. */
    public void erase(EmailAddress address) {
        bounces.forget(address);
        inbound.erase(address, bounces.erase(address));
    }

    /** Lets addresses be whose check mail did not come back, and forgets what is old. Returns how many rows that were. */
    public int settle() {
        var now = clock.instant();
        return bounces.deleteSettled(now.minus(properties.probeWait()),
                now.minus(properties.halfLife().multipliedBy(5)))
                + bounces.deleteOlderThan(now.minus(properties.keep())) + bounces.deleteAlertsBefore(now.minus(DAY));
    }

    private static String word(BounceKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
