package minimal;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** One page that asks the database for the time; a fixed one; and one query for fifty rows. */
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

    /** As many octets as a page that is measured against it. */
    @GetMapping(path = "/page", produces = "text/html")
    String page(@RequestParam int bytes) {
        return "x".repeat(bytes);
    }

    @GetMapping("/rows")
    List<Map<String, Object>> rows() {
        return jdbc.sql("SELECT n, md5(n::text) AS name, now() AS at FROM generate_series(1, 50) n").query().listOfRows();
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
