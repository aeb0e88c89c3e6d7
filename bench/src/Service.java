import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged service as a process, with its embedded PostgreSQL: used over HTTP, looked into over JDBC. */
final class Service implements AutoCloseable {
    private static final String TOKEN = "bench-bench-bench-bench-bench-bench-bench";
    private final Path home;
    private final int port = freePort();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;

    /** @param command that starts it, without settings */
    Service(Path home, List<String> command, int relay, int connections, Map<String, String> settings)
            throws IOException, InterruptedException {
        this.home = Files.createDirectories(home);
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true)
                .redirectOutput(home.resolve("service.log").toFile());
        Map<String, String> environment = builder.environment();
        environment.putAll(Map.of("SERVER_PORT", String.valueOf(port), "MANAGEMENT_SERVER_PORT", "0",
                "SERVER_ADDRESS", "127.0.0.1", "CONVENE_DATA_DIR", home.resolve("data").toString(),
                "CONVENE_PUBLIC_URL", "https://convene.example.org", "SPRING_MAIL_HOST", "127.0.0.1",
                "SPRING_MAIL_PORT", String.valueOf(relay), "CONVENE_DELIVERY_CONNECTIONS", String.valueOf(connections),
                "CONVENE_ADMIN_TOKEN", TOKEN, "CONVENE_WEB_TRUSTED_PROXIES", "127.0.0.1"));
        environment.putAll(Map.of("CONVENE_ADMIN_EMAIL", "ines@example.org", "CONVENE_ADMIN_PASSWORD",
                "correct horse battery staple", "CONVENE_POSTAL_ADDRESS", "Sample Street 1, 10115 Berlin"));
        environment.putAll(settings);
        process = builder.start();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException("the service ended, see " + home.resolve("service.log"));
            }
            Thread.sleep(100);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return client.send(request("/readyz").build(), HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Proc java() {
        return new Proc(process.pid());
    }

    Proc postgres() {
        try {
            return new Proc(Long.parseLong(postmaster().getFirst().strip()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(home.resolve("data/postgresql/data/postmaster.pid"));
    }

    Connection database() throws SQLException {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/postgres", "postgres",
                    Files.readString(home.resolve("data/postgresql/password")).strip());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void sql(String sql) throws SQLException {
        try (Connection connection = database(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The one number that the query answers. */
    double number(String sql) throws SQLException {
        try (Connection connection = database(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).header("Authorization",
                "Bearer " + TOKEN);
    }

    /** The body of the answer, which must be a success. */
    String post(String path, String json) throws IOException, InterruptedException {
        return body(request(path).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    String get(String path) throws IOException, InterruptedException {
        return body(request(path));
    }

    private String body(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 300) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    /** A visitor of an address nobody has seen yet signs up; seconds until the answer. */
    double signUp(String group, int visitor) throws IOException, InterruptedException {
        HttpRequest signup = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/signups"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10." + (visitor >> 8 & 255) + "." + (visitor & 255) + ".7")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"visitor%d@example.net\",\"groups\":[\"%s\"]}"
                        .formatted(visitor, group)))
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> response = client.send(signup, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 202) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** A string or number in flat JSON. */
    static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + name + " in " + json);
        }
        return found.group(1);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
