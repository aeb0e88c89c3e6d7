import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Postfix' own measuring pair: the sink everybody sends to, and the source that is the floor. */
final class Postfix implements AutoCloseable {
    private final Process sink;
    private final int port;

    Postfix(int port) throws IOException, InterruptedException {
        this.port = port;
        List<String> command = new ArrayList<>(List.of(tool("smtp-sink")));
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.addAll(List.of("127.0.0.1:" + port, "1000"));
        sink = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        for (int tries = 0; !answers(); tries++) {
            if (tries > 100 || !sink.isAlive()) {
                throw new IllegalStateException("smtp-sink does not start");
            }
            Thread.sleep(50);
        }
    }

    private static String tool(String name) {
        return Path.of("/usr/sbin", name).toFile().exists() ? "/usr/sbin/" + name : name;
    }

    private boolean answers() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.getInputStream().read() == '2';
        } catch (IOException notYet) {
            return false;
        }
    }

    Proc sink() {
        return new Proc(sink.pid());
    }

    /** Seconds that smtp-source needs for this many copies of the mail, on kept connections. */
    double source(Path mail, int messages, int sessions) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process source = new ProcessBuilder(tool("smtp-source"), "-d", "-s", String.valueOf(sessions), "-m",
                String.valueOf(messages), "-f", "bench@example.org", "-t", "somebody@example.org", "-F",
                mail.toString(), "127.0.0.1:" + port).inheritIO().start();
        if (source.waitFor() != 0) {
            throw new IllegalStateException("smtp-source failed");
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        sink.destroy();
    }
}
