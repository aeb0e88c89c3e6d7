package org.convene.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import org.convene.site.SettingProblem;

/** The data source: at the server the settings name, else at the embedded one. */
@Configuration
class DatabaseConfiguration {
    /** SQLSTATE: connection, resources, operator (a statement's time was up among them), and a lock that was not free. */
    private static final Set<String> IN_VAIN = Set.of("08", "53", "57", "55");

    /** Closed before the embedded server, which is registered before it: no transaction is cut. */
    @Bean
    Pools dataSource(DatabaseProperties properties, DataSourceProperties named,
            ObjectProvider<EmbeddedDatabase> embedded, ObjectProvider<MeterRegistry> meters) {
        Supplier<Address> server = server(named, embedded);
        return new Pools(pool("requests", server, Terms.REQUESTS, properties.requestConnections(), meters),
                pool("work", server, Terms.WORK, properties.workConnections(), meters));
    }

    /** A migration takes as long as it takes. */
    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource migrations(DataSourceProperties named, ObjectProvider<EmbeddedDatabase> embedded) {
        return new Connector(server(named, embedded), "convene migrations", Duration.ZERO);
    }

    private static Supplier<Address> server(DataSourceProperties named, ObjectProvider<EmbeddedDatabase> embedded) {
        EmbeddedDatabase here = embedded.getIfAvailable();
        if (here != null) {
            return here::address;
        }
        String url = named.getUrl();
        if (url == null || !url.startsWith(Address.BEGINNING)) {
            throw new SettingProblem("SPRING_DATASOURCE_URL must begin with " + Address.BEGINNING + "//.");
        }
        Address address = new Address(url, named.getUsername(), named.getPassword());
        return () -> address;
    }

    private static HikariDataSource pool(String name, Supplier<Address> server, Terms terms, int connections,
            ObjectProvider<MeterRegistry> meters) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName(name);
        pool.setDataSource(new Connector(server, "convene " + name, terms.silence()));
        pool.setMaximumPoolSize(connections);
        pool.setMinimumIdle(Math.min(2, connections));
        pool.setConnectionTimeout(terms.free().toMillis());
        pool.setValidationTimeout(terms.free().toMillis() / 2);
        pool.setConnectionInitSql(terms.settings());
        pool.setInitializationFailTimeout(-1); // the start does not wait; the migrations tell whether there is a database
        pool.setExceptionOverride(new Witness());
        meters.ifAvailable(pool::setMetricRegistry);
        return new HikariDataSource(pool);
    }

    /** Sees every error of a connection: those that say that the database is away or busy end a request's patience. */
    private static final class Witness implements SQLExceptionOverride {
        @java.lang.Override
        public Override adjudicate(SQLException error) {
            Patience patience = Patience.ofThisRequest();
            String state = error.getSQLState();
            if (patience != null && state != null && state.length() == 5 && IN_VAIN.contains(state.substring(0, 2))) {
                patience.spend();
            }
            return Override.CONTINUE_EVICT;
        }
    }
}
