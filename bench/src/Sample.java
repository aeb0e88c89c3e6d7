import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

/** Takes one mail of the service as it is on the wire: smtp-source sends the same bytes. */
final class Sample {
    private final CompletableFuture<String> mail = new CompletableFuture<>();
    private final AtomicLong arrived = new AtomicLong();
    private final ServerSocket door;

    Sample(int port) throws IOException {
        door = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        Thread.ofPlatform().daemon().start(() -> {
            while (!door.isClosed()) {
                try {
                    Socket socket = door.accept();
                    Thread.ofPlatform().daemon().start(() -> hold(socket));
                } catch (IOException closed) {
                    return;
                }
            }
        });
    }

    /** The mail with line feeds; the port is free again. */
    String await() throws Exception {
        String text = mail.get(120, java.util.concurrent.TimeUnit.SECONDS);
        door.close();
        return text;
    }

    long arrived() {
        return arrived.get();
    }

    private void hold(Socket socket) {
        try (socket;
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            OutputStream out = socket.getOutputStream();
            say(out, "220 sample");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equalsIgnoreCase("DATA")) {
                    say(out, "354 go on");
                    StringBuilder text = new StringBuilder();
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        text.append(line.startsWith(".") ? line.substring(1) : line).append('\n');
                    }
                    arrived.addAndGet(text.length());
                    say(out, "250 taken");
                    mail.complete(text.toString());
                    return; // the connection would be kept for mail that belongs to the sink
                } else if (line.regionMatches(true, 0, "QUIT", 0, 4)) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException brokenByTheOther) {
            // One mail is enough.
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
