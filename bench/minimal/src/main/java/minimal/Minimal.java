package minimal;

import java.io.IOException;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One page that asks the database for the time. */
@SpringBootApplication
@RestController
public class Minimal {
    private final JdbcClient jdbc;

    Minimal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @GetMapping("/")
    String now() {
        return jdbc.sql("SELECT now()::text").query(String.class).single();
    }

    public static void main(String[] args) {
        SpringApplication.run(Minimal.class, args);
    }

    /** The database as the library starts it, the way its README shows. */
    @org.springframework.context.annotation.Configuration
    static class Database {
        @Bean(destroyMethod = "close")
        EmbeddedPostgres postgres() throws IOException {
            return EmbeddedPostgres.start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres postgres) {
            return postgres.getPostgresDatabase();
        }
    }
}
