package org.convene.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.util.FileSystemUtils;

import org.convene.testing.ToxicProxy;

/** Three replicas, their database and the relay. */
final class Stage implements AutoCloseable {
    /** SMTP connections of each replica. */
    static final int CONNECTIONS = 4;
    /** Most messages of one connection that can be uncertain after a kill. */
    static final int WINDOW = 20;
    final Path home;
    final DatabaseServer database;
    /** From the replicas to the database; the tests go straight. */
    final ToxicProxy way;
    final Ledger ledger;
    final Mischief relay = new Mischief();
    final LedgerSink sink;
    final List<Replica> replicas = new ArrayList<>();
    final Books books;
    final Crowd crowd;
    final Takeovers takeovers;

    Stage(String name) {
        home = emptied(Path.of("target", "faults", name));
        database = new DatabaseServer(home.resolve("database"));
        way = ToxicProxy.to(database.port());
        ledger = new Ledger(home.resolve("ledger.tsv"));
        sink = new LedgerSink(ledger, relay);
        books = new Books(database.dataSource());
        crowd = new Crowd(database.dataSource());
        takeovers = new Takeovers(database.dataSource());
        for (String replica : List.of("a", "b", "c")) {
            replicas.add(replica(replica));
            if (replicas.size() == 1) {
                replicas.getFirst().rehearse(); // it creates the tables
            }
        }
        replicas.forEach(Replica::awaitReady);
    }

    static Path emptied(Path home) {
        try {
            FileSystemUtils.deleteRecursively(home);
            return Files.createDirectories(home).toAbsolutePath();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Replica replica(String name) {
        Map<String, String> settings = new HashMap<>(settings(home, sink.door(name)));
        settings.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:" + way.port() + "/postgres");
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        return new Replica(name, home, settings);
    }

    /** Settings of a replica: all waiting is divided by about ten. */
    static Map<String, String> settings(Path home, int relayPort) {
        Map<String, String> settings = new HashMap<>();
        settings.put("CONVENE_DATA_DIR", home.resolve("data").toString());
        settings.put("CONVENE_PUBLIC_URL", "https://convene.example.org");
        settings.put("CONVENE_POSTAL_ADDRESS", "Open Network, Sample Street 1, 10115 Berlin");
        settings.put("CONVENE_ADMIN_EMAIL", "ines@example.org");
        settings.put("CONVENE_ADMIN_PASSWORD", "correct horse battery staple");
        settings.put("CONVENE_ADMIN_TOKEN", Crowd.TOKEN);
        settings.put("SPRING_MAIL_HOST", "127.0.0.1");
        settings.put("SPRING_MAIL_PORT", String.valueOf(relayPort));
        settings.put("CONVENE_DELIVERY_CONNECTIONS", String.valueOf(CONNECTIONS));
        settings.put("CONVENE_DELIVERY_WINDOW", String.valueOf(WINDOW));
        settings.put("CONVENE_DELIVERY_LEASE", "4s");
        settings.put("CONVENE_DELIVERY_POLL", "200ms");
        settings.put("CONVENE_DELIVERY_RETRY_FIRST", "500ms");
        settings.put("CONVENE_DELIVERY_RETRY_MOST", "3s");
        settings.put("CONVENE_DELIVERY_UNCERTAIN_PAUSE", "1s");
        settings.put("CONVENE_DELIVERY_RECONNECT_FIRST", "100ms");
        settings.put("CONVENE_DELIVERY_RECONNECT_MOST", "1s");
        settings.put("CONVENE_DELIVERY_CONNECT_TIMEOUT", "5s");
        settings.put("CONVENE_DELIVERY_REPLY_TIMEOUT", "8s");
        settings.put("CONVENE_DELIVERY_FINAL_REPLY_TIMEOUT", "10s");
        settings.put("CONVENE_DELIVERY_WRITE_TIMEOUT", "8s");
        settings.put("CONVENE_BULK_GRACE", "1s");
        return settings;
    }

    Replica replica(int number) {
        return replicas.get(number % replicas.size());
    }

    @Override
    public void close() throws IOException {
        replicas.stream().filter(Replica::alive).forEach(Replica::kill);
        takeovers.close();
        sink.close();
        ledger.close();
        way.close();
        database.close();
    }
}
