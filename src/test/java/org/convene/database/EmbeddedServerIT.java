package org.convene.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@OwnService
class EmbeddedServerIT {
    @TempDir
    Path home;

    @Test
    void keepsWhatWasCommittedAndAdoptsAServerThatOutlivedTheService() throws Exception {
        EmbeddedServer first = EmbeddedServer.open(home.resolve("postgresql"));
        ask(first, "CREATE TABLE kept AS SELECT 'still here' AS what; SELECT 1");
        assertThat(ask(first, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(first, "SHOW synchronous_commit")).isEqualTo("on");

        EmbeddedServer adopted = EmbeddedServer.open(home.resolve("postgresql"));
        assertThat(adopted.url()).isEqualTo(first.url());
        assertThat(ask(adopted, "SELECT what FROM kept")).isEqualTo("still here");
        adopted.close();
        assertThatThrownBy(() -> ask(adopted, "SELECT 1")).isInstanceOf(SQLException.class);
        first.close(); // what the end of the killed process would have done: let go of the lock file

        try (EmbeddedServer again = EmbeddedServer.open(home.resolve("postgresql"))) {
            assertThat(ask(again, "SELECT what FROM kept")).isEqualTo("still here");
            assertThatThrownBy(() -> DriverManager.getConnection(again.url(), "postgres", "guess"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
    }

    private static String ask(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(server.url(), "postgres", server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
            while (statement.getResultSet() == null) {
                statement.getMoreResults();
            }
            statement.getResultSet().next();
            return statement.getResultSet().getString(1);
        }
    }
}
