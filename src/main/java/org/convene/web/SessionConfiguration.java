package org.convene.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/** How sessions are kept in the database. Spring Session finds these beans by their names. */
@Configuration
class SessionConfiguration {
    /** As Java writes it, and read by {@link SessionReading}. */
    @Bean(defaultCandidate = false)
    ConversionService springSessionConversionService() {
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, new SerializingConverter());
        service.addConverter(new SessionReading());
        return service;
    }

    /**
     * Sessions are saved when the answer is written. Where that is 503 they are left as they were: to save them would be one
     * more wait for the same database in vain, and its failure would take the answer along.
     */
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
