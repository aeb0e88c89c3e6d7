package org.convene.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Opens connections. Asks where the server is at the first one, so that nobody waits for an embedded server before. */
final class Connector extends AbstractDataSource {
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(2);
    private static final Duration LOGIN_WITHIN = Duration.ofSeconds(5);
    private final Driver driver = new Driver();
    private final Supplier<Address> server;
    private final String name;
    private final Duration silence;

    /**
     * @param name as the server's administrator sees it
     * @param silence a connection on which the server says nothing for so long is given up, to the second; zero: never
     */
    Connector(Supplier<Address> server, String name, Duration silence) {
        this.server = server;
        this.name = name;
        this.silence = silence;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Address address = server.get();
        return open(address.url(), address.user(), address.password());
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return open(server.get().url(), user, password);
    }

    private Connection open(String url, @Nullable String user, @Nullable String password) throws SQLException {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, user);
        PGProperty.PASSWORD.set(properties, password);
        PGProperty.APPLICATION_NAME.set(properties, name);
        PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT_WITHIN.toSeconds());
        PGProperty.LOGIN_TIMEOUT.set(properties, (int) LOGIN_WITHIN.toSeconds());
        PGProperty.SOCKET_TIMEOUT.set(properties, (int) silence.toSeconds());
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // the detail holds addresses and names, which belong in no log
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false);
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("not an address of PostgreSQL");
        }
        return connection;
    }

    /** Pools would set one for the whole driver; ours are above. */
    @Override
    public void setLoginTimeout(int seconds) {}
}
