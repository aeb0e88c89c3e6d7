package org.convene.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sessions are saved when the answer is written. Where that is 503 they are left as they were: to save them would be one more
 * wait for the same database in vain, and its failure would take the answer along.
 */
@Configuration
class SessionConfiguration {
    /** Spring Session finds it by this name. */
    @Bean(defaultCandidate = false)
    TransactionOperations springSessionTransactionOperations(PlatformTransactionManager manager) {
        TransactionTemplate own = new TransactionTemplate(manager);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new TransactionOperations() {
            @Override
            @SuppressWarnings("NullAway") // nothing was done
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                return Away.thisRequest() ? null : own.execute(action);
            }
        };
    }
}
