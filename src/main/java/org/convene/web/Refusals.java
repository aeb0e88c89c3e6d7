package org.convene.web;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.audit.AuditLog;
import org.convene.audit.Refusal;

/** Puts on record who asked for what is not theirs: so much an hour, for nobody shall fill the log. */
@Component
class Refusals {
    private static final Limit NOTED = new Limit("refusals", 300, Duration.ofHours(1));
    private static final int LONGEST = 200;
    private final AuditLog audit;
    private final RateLimits limits;
    private final TransactionTemplate apart;

    Refusals(AuditLog audit, RateLimits limits, PlatformTransactionManager transactions) {
        this.audit = audit;
        this.limits = limits;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW); // what was refused is undone
    }

    void note(Refusal refusal, HttpServletRequest request) {
        if (limits.tryTake(NOTED, refusal.by().id().toString())) {
            String path = request.getRequestURI();
            String asked = request.getMethod() + " " + path.substring(0, Math.min(path.length(), LONGEST));
            apart.executeWithoutResult(status -> audit.record(refusal.by(), "access.refused", asked, ""));
        }
    }
}
