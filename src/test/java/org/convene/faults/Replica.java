package org.convene.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.awaitility.Awaitility;

import org.convene.delivery.Milestone;

/** One process of the service, started from this test's class path, that can be stopped in every way there is. */
final class Replica {
    private final String name;
    private final Path home;
    private final Map<String, String> settings;
    private final int port;
    private Process process;

    Replica(String name, Path home, Map<String, String> settings) {
        this.name = name;
        this.home = home;
        this.settings = settings;
        this.port = freePort();
        this.process = launch();
    }

    private Process launch(String... options) {
        List<String> command = new ArrayList<>(Program.command());
        command.add("-Dfaults.halt=" + haltFile());
        command.addAll(List.of(options));
        command.add(ReplicaMain.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve(name + ".log").toFile()));
        builder.environment().putAll(settings);
        builder.environment().putAll(Map.of("SERVER_PORT", String.valueOf(port), "SERVER_ADDRESS", "127.0.0.1",
                "MANAGEMENT_SERVER_PORT", "0"));
        try {
            return builder.start();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    String name() {
        return name;
    }

    /** Starts it again. @param options of the JVM for this time */
    void restart(String... options) {
        if (process.isAlive()) {
            throw new IllegalStateException(name + " is still running");
        }
        process = launch(options);
    }

    /** The first start: once it is ready further ones are quick. */
    void rehearse() {
        awaitReady();
        if (!Program.cached()) {
            process.destroy();
            awaitEnd(Duration.ofMinutes(2));
            restart();
            awaitReady();
        }
    }

    /** It ends itself, without a word to anybody, when this is reached next. */
    void haltAt(Milestone milestone) {
        try {
            Files.writeString(haltFile(), milestone.name());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Path haltFile() {
        return home.resolve(name + ".halt");
    }

    void awaitReady() {
        Awaitility.await(name + " answers").atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    if (!process.isAlive()) {
                        throw new IllegalStateException(name + " ended: see " + home.resolve(name + ".log"));
                    }
                    return ready();
                });
    }

    /** Whether it answers. */
    boolean ready() {
        try {
            return get("/readyz").statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd(Duration.ofSeconds(10));
    }

    /** Asks it to end, returns how long that took. */
    Duration terminate() {
        long begin = System.nanoTime();
        process.destroy();
        awaitEnd(Duration.ofMinutes(1));
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    void awaitEnd(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException(name + " does not end");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** STOP and CONT make it a zombie and wake it up. */
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).inheritIO().start().onExit().get(5,
                    TimeUnit.SECONDS);
        } catch (IOException | InterruptedException | java.util.concurrent.ExecutionException
                | TimeoutException broken) {
            throw new IllegalStateException(broken);
        }
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    HttpResponse<String> post(String path, String json, String... headers) {
        return send(request(path, headers).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
