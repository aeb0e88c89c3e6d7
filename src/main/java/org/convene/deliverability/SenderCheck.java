package org.convene.deliverability;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import jakarta.mail.MessagingException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.account.Person;
import org.convene.account.StaffAccounts;
import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;
import org.convene.delivery.Specimens;
import org.convene.dkim.DkimKeys;
import org.convene.dkim.DkimRecord;
import org.convene.mail.EmailAddress;
import org.convene.site.Site;

/**
 * What receivers find when they look up who sends our mail, and in a mail of ours. Asked anew each time; a silent resolver is
 * a finding, too.
 */
@Component
public class SenderCheck {
    private final Dns dns;
    private final DkimKeys keys;
    private final TestMails mails;
    private final StaffAccounts accounts;
    private final AuditLog audit;
    private final Site site;
    private final Clock clock;
    private final String relay;
    /** What was found last on this replica; null: nobody has looked since it started. */
    private volatile @Nullable Boolean right;

    SenderCheck(Dns dns, DkimKeys keys, TestMails mails, StaffAccounts accounts, AuditLog audit, Site site, Clock clock,
            @Value("${spring.mail.host:}") String relay) {
        this.dns = dns;
        this.keys = keys;
        this.mails = mails;
        this.accounts = accounts;
        this.audit = audit;
        this.site = site;
        this.clock = clock;
        this.relay = relay;
    }

    /** In the order of {@link Point}; each at least once. */
    public List<Finding> findings(Staff staff) {
        staff.requireAdmin(Scope.SUPPRESSIONS_READ);
        return findings();
    }

    List<Finding> findings() {
        List<Callable<Finding>> looks = new ArrayList<>();
        looks.add(this::spf);
        keys.records().forEach(record -> looks.add(() -> dkim(record)));
        if (!keys.configured()) {
            looks.add(() -> Finding.of(Point.DKIM, State.UNKNOWN, domain(), "dkim.relay", ""));
        }
        looks.add(this::dmarc);
        looks.add(this::ptr);
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Finding> all = Stream.concat(pool.invokeAll(looks).stream().map(SenderCheck::found),
                    message().stream()).toList();
            right = right(all);
            return all;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Whether nothing was wrong when somebody looked last, on this replica; asks nobody anything. */
    public boolean wasRight() {
        return Boolean.TRUE.equals(right);
    }

    /** The records that receivers ask for are good, and nothing else is wrong; what we cannot see from here may be unknown. */
    static boolean right(List<Finding> all) {
        return !all.isEmpty() && all.stream().noneMatch(one -> one.state() == State.BAD || one.state() == State.WEAK
                || one.state() == State.UNKNOWN && (one.point() == Point.SPF || one.point() == Point.DMARC));
    }

    /** Sends this person a mail that has what a group's mail has. Returns their address. */
    @Transactional
    public EmailAddress sendTest(Staff staff) {
        staff.requireAdmin(Scope.SUPPRESSIONS_READ);
        Person me = accounts.self(staff);
        mails.send(me);
        audit.record(staff, "sending.test", "staff:" + me.id(), "");
        return me.email();
    }

    private static Finding found(Future<Finding> look) {
        try {
            return look.get();
        } catch (InterruptedException | ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Finding spf() {
        try {
            return SpfRecord.judge(domain(), dns.records(domain(), "TXT"));
        } catch (Dns.Silent silent) {
            return silent(Point.SPF, domain());
        }
    }

    private Finding dkim(DkimRecord wanted) {
        try {
            List<String> found = dns.records(wanted.name(), "TXT");
            String all = String.join(" | ", found);
            if (found.isEmpty()) {
                return Finding.of(Point.DKIM, State.BAD, wanted.name(), "dkim.missing", "").wanting(wanted.value());
            }
            return found.size() == 1 && key(found.getFirst()).equals(key(wanted.value()))
                    ? Finding.of(Point.DKIM, State.GOOD, wanted.name(), "dkim.good", all)
                    : Finding.of(Point.DKIM, State.BAD, wanted.name(), "dkim.other", all).wanting(wanted.value());
        } catch (Dns.Silent silent) {
            return silent(Point.DKIM, wanted.name());
        }
    }

    /** The tag p=, without blanks. */
    private static String key(String record) {
        String text = record.replaceAll("\\s", "");
        int at = (";" + text).indexOf(";p=");
        return at < 0 ? "" : text.substring(at + 2).replaceFirst(";.*", "");
    }

    /** The domain's own policy, or the one of the nearest domain above it (RFC 9989 section 4.10). */
    private Finding dmarc() {
        try {
            for (String domain = domain(); domain.contains("."); domain = domain.substring(domain.indexOf('.') + 1)) {
                List<String> policies = dns.records("_dmarc." + domain, "TXT").stream().filter(DmarcRecord::is)
                        .toList();
                if (!policies.isEmpty()) {
                    return DmarcRecord.judge("_dmarc." + domain, policies);
                }
            }
            return DmarcRecord.judge("_dmarc." + domain(), List.of());
        } catch (Dns.Silent silent) {
            return silent(Point.DMARC, "_dmarc." + domain());
        }
    }

    /** The relay's address must have a name, and the name that address. */
    private Finding ptr() {
        if (relay.isBlank() || relay.equals("localhost") || relay.matches("[0-9.]+|.*:.*") || !relay.contains(".")) {
            return Finding.of(Point.PTR, State.UNKNOWN, relay, "ptr.inside", "");
        }
        try {
            for (String address : dns.records(relay, "A")) {
                List<String> names = dns.records(reversed(address), "PTR");
                for (String name : names) {
                    if (dns.records(name, "A").contains(address)) {
                        return Finding.of(Point.PTR, State.GOOD, address, "ptr.good", name);
                    }
                }
                return Finding.of(Point.PTR, State.WEAK, address, "ptr.missing", String.join(" | ", names));
            }
            return Finding.of(Point.PTR, State.UNKNOWN, relay, "ptr.inside", "");
        } catch (Dns.Silent silent) {
            return silent(Point.PTR, relay);
        }
    }

    private static String reversed(String address) {
        return String.join(".", List.of(address.split("\\.")).reversed()) + ".in-addr.arpa";
    }

    /** What a receiver sees in a mail of ours. */
    private List<Finding> message() {
        try {
            Specimens.Specimen specimen = mails.written();
            MessageJudge judge = new MessageJudge(specimen.message(), specimen.envelopeFrom());
            return List.of(judge.from(), judge.oneClick(), judge.identity(site.mailDomain(), clock.instant()),
                    judge.size());
        } catch (MessagingException | IOException | RuntimeException odd) {
            return List.of(Finding.of(Point.FROM, State.BAD, "", "from.none", String.valueOf(odd.getMessage())));
        }
    }

    private static Finding silent(Point point, String name) {
        return Finding.of(point, State.UNKNOWN, name, "silent", "");
    }

    private String domain() {
        String from = site.mailFrom();
        return from.substring(from.lastIndexOf('@') + 1);
    }
}
