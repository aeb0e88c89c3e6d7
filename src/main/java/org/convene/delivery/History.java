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

/** What one person was sent and what became of it, for that person's own eyes. */
@Component
@Transactional(readOnly = true)
public class History {
    private final Deliveries deliveries;
    private final HistoryRepository mailings;

    History(Deliveries deliveries, HistoryRepository mailings) {
        this.deliveries = deliveries;
        this.mailings = mailings;
    }

    /** Newest first. */
    public List<SentMail> of(EmailAddress address, int limit) {
        List<DeliveryReport> reports = deliveries.reportsTo(address, limit);
        Map<UUID, HistoryRepository.Label> labels = mailings.labels(reports.stream().map(DeliveryReport::mailing)
                .toList());
        return reports.stream().flatMap(report -> Stream.ofNullable(labels.get(report.mailing()))
                .map(label -> sent(report, label))).toList();
    }

    /** The newest mail to somebody with each of these calendar objects. @param uids of them */
    public Map<String, SentMail> calendars(EmailAddress address, Collection<String> uids) {
        Map<UUID, String> carried = new LinkedHashMap<>();
        uids.forEach(uid -> mailings.newestWith(address.key(), uid).ifPresent(found -> carried.put(found, uid)));
        Map<UUID, HistoryRepository.Label> labels = mailings.labels(carried.keySet());
        Map<String, SentMail> mails = new HashMap<>();
        for (UUID mailing : carried.keySet()) {
            deliveries.reportsTo(address, mailing).forEach(report -> Optional.ofNullable(labels.get(mailing))
                    .ifPresent(label -> mails.put(Objects.requireNonNull(carried.get(mailing)), sent(report, label))));
        }
        return mails;
    }

    /** Erases a person from the record of what has been sent; the counts stay. */
    @Transactional
    public void forget(EmailAddress address) {
        mailings.forget(address.key());
    }

    private static SentMail sent(DeliveryReport report, HistoryRepository.Label label) {
        Instant at = report.at();
        return new SentMail(label.template(), label.list(), report.state(), at == null ? label.at() : at);
    }
}
