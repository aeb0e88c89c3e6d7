package org.convene.template;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import org.convene.mail.Edition;
import org.convene.mail.Editions;
import org.convene.mail.TemplateFault;

/**
 * What every mail asks: held in memory and compared with the database every two seconds while mail is made, so that what is
 * saved on one replica is used on all of them. Where the database does not answer, what was known stays.
 */
@Component
class VersionsInUse implements Editions {
    private static final Logger LOG = LoggerFactory.getLogger(VersionsInUse.class);
    private static final long LOOK_EVERY = Duration.ofSeconds(2).toNanos();
    private final VersionRepository versions;
    private final AsyncTaskExecutor later;
    private final ApplicationEventPublisher news;
    private final Clock clock;
    private final AtomicLong lookedAt = new AtomicLong(System.nanoTime() - LOOK_EVERY);
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicLong revision = new AtomicLong(1);
    private final Set<UUID> broken = ConcurrentHashMap.newKeySet();
    private volatile String mark = "";
    private volatile Map<String, List<Edition>> known = Map.of();

    VersionsInUse(VersionRepository versions, @Qualifier("applicationTaskExecutor") AsyncTaskExecutor later,
            ApplicationEventPublisher news, Clock clock) {
        this.versions = versions;
        this.later = later;
        this.news = news;
        this.clock = clock;
    }

    @Override
    public List<Edition> of(String mail, String language) {
        lookIfDue();
        return known.getOrDefault(mail + "/" + language, List.of());
    }

    @Override
    public Optional<Edition> byId(UUID id) {
        return versions.byId(id).filter(version -> !version.ours()).map(Version::edition);
    }

    @Override
    public long revision() {
        lookIfDue();
        return revision.get();
    }

    /** At once here, and within seconds everywhere. */
    @Override
    public void failed(Edition edition, TemplateFault fault) {
        if (!broken.add(edition.id())) {
            return;
        }
        LOG.error("mail {} in {}, version {}, is not used any more: {}", edition.mail(), edition.language(),
                edition.id(), fault.message());
        forget(edition.id());
        String reason = Reason.stored(fault);
        later.execute(() -> note(edition.id(), reason));
    }

    private void note(UUID id, String reason) {
        try {
            if (versions.breakDown(id, clock.instant(), reason)) {
                news.publishEvent(new TemplateBroke(id));
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.warn("database unreachable, a broken mail is noted when it fails again");
            broken.remove(id);
        }
        look();
    }

    private void forget(UUID id) {
        looking.lock();
        try {
            Map<String, List<Edition>> rest = new HashMap<>();
            known.forEach((mail, all) -> rest.put(mail, all.stream().filter(one -> !one.id().equals(id)).toList()));
            known = rest;
            revision.incrementAndGet();
        } finally {
            looking.unlock();
        }
    }

    private void lookIfDue() {
        long last = lookedAt.get();
        long now = System.nanoTime();
        if (now - last >= LOOK_EVERY && lookedAt.compareAndSet(last, now)) {
            look();
        }
    }

    /** Whoever asks next sees what was just saved. */
    void lookNext() {
        lookedAt.set(System.nanoTime() - LOOK_EVERY);
    }

    private void look() {
        looking.lock();
        try {
            String now = versions.mark();
            if (!now.equals(mark)) {
                known = sorted(versions.inUse());
                mark = now;
                revision.incrementAndGet();
            }
        } catch (DataAccessException | TransactionException unreachable) {
            LOG.debug("database unreachable, mails stay as they were");
        } finally {
            looking.unlock();
        }
    }

    /** Nothing behind the version that says ours is used again. */
    private Map<String, List<Edition>> sorted(List<Version> inUse) {
        Map<String, List<Edition>> all = new HashMap<>();
        Set<String> ended = new java.util.HashSet<>();
        for (Version version : inUse) {
            String key = version.mail() + "/" + version.language();
            if (version.ours()) {
                ended.add(key);
            } else if (!ended.contains(key) && !broken.contains(version.id())) {
                all.computeIfAbsent(key, absent -> new ArrayList<>()).add(version.edition());
            }
        }
        return all;
    }
}
