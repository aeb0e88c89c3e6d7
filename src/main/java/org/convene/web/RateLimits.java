package org.convene.web;

import java.time.Duration;
import java.util.HexFormat;

import javax.sql.DataSource;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ExpiredEntriesCleaner;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

import org.convene.site.Keyring;

/** Budgets shared by all replicas: token buckets in PostgreSQL, refilled evenly, forgotten when full again. */
@Component
public class RateLimits {
    private static final int CLEAN_AT_ONCE = 1000;
    private final Keyring keyring;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

    RateLimits(DataSource dataSource, Keyring keyring) {
        this.keyring = keyring;
        this.buckets = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(dataSource)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_bucket")
                .expirationAfterWrite(
                        ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1)))
                .build();
    }

    /** Takes one permit; false when the budget for this key is used up. */
    public boolean tryTake(Limit limit, String key) {
        return probe(limit, key).isConsumed();
    }

    /** Takes one permit. @throws TooManyRequests when the budget is used up (429 with Retry-After) */
    public void take(Limit limit, String key) {
        ConsumptionProbe probe = probe(limit, key);
        if (!probe.isConsumed()) {
            throw new TooManyRequests(Duration.ofNanos(probe.getNanosToWaitForRefill()).plusSeconds(1));
        }
    }

    private ConsumptionProbe probe(Limit limit, String key) {
        ProxyManager<String> manager = buckets;
        BucketConfiguration budget = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder().capacity(limit.permits())
                        .refillGreedy(limit.permits(), limit.period()).build())
                .build();
        return manager.getProxy(row(limit, key), () -> budget).tryConsumeAndReturnRemaining(1);
    }

    /** Addresses and networks are kept as keyed hashes; whatever was typed makes a short, clean key. */
    private String row(Limit limit, String key) {
        return limit.name() + ":" + HexFormat.of().formatHex(keyring.fingerprint("rate-limit", key));
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void forget() {
        if (buckets instanceof ExpiredEntriesCleaner cleaner) {
            cleaner.removeExpired(CLEAN_AT_ONCE);
        }
    }
}
