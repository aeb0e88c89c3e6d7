package org.convene.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * One database, two pools. A person waits for a page, so requests give up within seconds and all together take only so many
 * connections; mail and timed work have their own and time enough. Which one serves is decided by who asks.
 */
final class Pools extends AbstractDataSource implements AutoCloseable {
    /** Requests waiting for a connection; whoever comes then would only wait in vain. */
    private static final int MOST_WAITING = 500;
    private final HikariDataSource requests;
    private final HikariDataSource work;

    Pools(HikariDataSource requests, HikariDataSource work) {
        this.requests = requests;
        this.work = work;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Patience patience = Patience.ofThisRequest();
        return patience == null ? work.getConnection() : forRequest(patience);
    }

    private Connection forRequest(Patience patience) throws SQLException {
        patience.require();
        try {
            HikariPoolMXBean pool = requests.getHikariPoolMXBean();
            if (pool != null && pool.getThreadsAwaitingConnection() >= MOST_WAITING) {
                throw new SQLTransientConnectionException("too many requests wait for the database");
            }
            return requests.getConnection();
        } catch (SQLException inVain) {
            patience.spend();
            throw inVain;
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        return getConnection();
    }

    @Override
    public void close() {
        requests.close();
        work.close();
    }
}
