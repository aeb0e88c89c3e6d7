package org.convene.database;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Points the data source at the embedded server when no {@code SPRING_DATASOURCE_URL} is set. */
@Configuration
@Conditional(EmbeddedDatabaseConfiguration.NoDatabaseNamed.class)
class EmbeddedDatabaseConfiguration {

    /** The pool depends on this and so on the server, which is therefore stopped after the pool: no transaction is cut. */
    @Bean
    EmbeddedConnection embeddedConnection(EmbeddedDatabase database) {
        return new EmbeddedConnection(database);
    }

    /** Where the pool finds the embedded server. */
    record EmbeddedConnection(EmbeddedDatabase database) implements JdbcConnectionDetails {
        @Override
        public @Nullable String getUsername() {
            return "postgres";
        }

        @Override
        public @Nullable String getPassword() {
            return database.await().password();
        }

        @Override
        public String getJdbcUrl() {
            return database.await().url();
        }
    }

    static class NoDatabaseNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return EmbeddedDatabase.wanted(context.getEnvironment());
        }
    }
}
