package org.convene.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.mail.EmailAddress;
import org.convene.message.Subjects;

/** What one person was sent and what became of it, for that person's own eyes. */
@Component
@Transactional(readOnly = true)
public class History {
    private final Deliveries deliveries;
    private final HistoryRepository mailings;
    private final Subjects subjects;

    History(Deliveries deliveries, HistoryRepository mailings, Subjects subjects) {
        this.deliveries = deliveries;
        this.mailings = mailings;
        this.subjects = subjects;
    }

    /** Newest first. */
    public List<SentMail> of(EmailAddress address, int limit) {
        return of(address, "", limit);
    }

    /** The same of one list. @param list its label; empty: of all, and of none */
    public List<SentMail> of(EmailAddress address, String list, int limit) {
        List<DeliveryReport> reports = deliveries.reportsTo(address, list, limit);
        Map<UUID, HistoryRepository.Label> labels = mailings.labels(reports.stream().map(DeliveryReport::mailing)
                .toList());
        Map<UUID, String> above = subjects(address, reports.stream().filter(History::tried)
                .map(DeliveryReport::mailing).toList());
        return reports.stream().flatMap(report -> Stream.ofNullable(labels.get(report.mailing()))
                .map(label -> sent(report, label, above.getOrDefault(report.mailing(), "")))).toList();
    }

    /** What was taken back before it left is not told of. */
    private static boolean tried(DeliveryReport report) {
        return report.state() != DeliveryState.WAITING && report.state() != DeliveryState.CANCELLED;
    }

    private Map<UUID, String> subjects(EmailAddress address, List<UUID> of) {
        Map<UUID, Subjects.Kept> kept = mailings.kept(address.key(), of);
        List<UUID> ids = List.copyOf(kept.keySet());
        List<Optional<String>> told = subjects.of(ids.stream().map(kept::get).toList());
        Map<UUID, String> above = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            above.put(ids.get(i), told.get(i).orElse(""));
        }
        return above;
    }

    /** The newest mail to somebody with each of these calendar objects, without its subject. @param uids of them */
    public Map<String, SentMail> calendars(EmailAddress address, Collection<String> uids) {
        Map<UUID, String> carried = new LinkedHashMap<>();
        uids.forEach(uid -> mailings.newestWith(address.key(), uid).ifPresent(found -> carried.put(found, uid)));
        Map<UUID, HistoryRepository.Label> labels = mailings.labels(carried.keySet());
        Map<String, SentMail> mails = new HashMap<>();
        for (UUID mailing : carried.keySet()) {
            deliveries.reportsTo(address, mailing).forEach(report -> Optional.ofNullable(labels.get(mailing))
                    .ifPresent(label -> mails.put(Objects.requireNonNull(carried.get(mailing)),
                            sent(report, label, ""))));
        }
        return mails;
    }

    /** Erases a person from the record of what has been sent; the counts stay. */
    @Transactional
    public void forget(EmailAddress address) {
        mailings.forget(address.key());
    }

    private static SentMail sent(DeliveryReport report, HistoryRepository.Label label, String subject) {
        Instant at = report.at();
        return new SentMail(label.template(), label.list(), subject, report.state(), at == null ? label.at() : at);
    }
}
