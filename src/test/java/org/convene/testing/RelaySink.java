package org.convene.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A relay that does what a script says: answers any command with any reply, hangs up, or takes a message and loses its
 * answer. Writes down every message before it answers the final dot, so that it is the truth to compare with.
 */
public final class RelaySink implements AutoCloseable {
    /** As a script's reply: close the connection without a word. */
    public static final String HANG_UP = "hang up";
    /** As a script's reply: say nothing and stay. */
    public static final String SILENCE = "silence";
    private final AtomicInteger connections = new AtomicInteger();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Script script = (step, line) -> null;
    private volatile List<String> offers = List.of();
    private volatile @Nullable SSLContext tls;
    private @Nullable ServerSocket server;
    private int port;

    /** Where in the conversation a reply is due. */
    public enum Step {
        CONNECT, EHLO, AUTH, MAIL, RCPT, DATA, DOT
    }

    /** Null: the usual answer. For DOT the line is the recipient. */
    public interface Script {
        @Nullable
        String reply(Step step, String line);
    }

    /** One message that was written down. */
    public record Taken(String sender, String recipient, byte[] raw) {
        public ReceivedMail mail() {
            return ReceivedMail.parse(raw);
        }
    }

    public RelaySink() {
        start();
    }

    /** Listens, after {@link #close} at the same port again. */
    public synchronized void start() {
        try {
            if (server != null && !server.isClosed()) {
                return;
            }
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            bind(listening);
            server = listening;
            port = listening.getLocalPort();
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The port is free once the last thread has noticed that it was closed. */
    private void bind(ServerSocket listening) throws IOException {
        for (int tries = 0;; tries++) {
            try {
                listening.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
                return;
            } catch (BindException notYet) {
                if (tries == 100) {
                    throw notYet;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    public int port() {
        return port;
    }

    /** Everything taken so far, in the order of arrival. */
    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    public List<Taken> takenBy(String recipient) {
        return taken.stream().filter(mail -> mail.recipient().equals(recipient)).toList();
    }

    public int connections() {
        return connections.get();
    }

    /** Forgets everything, answers as usual, listens. */
    public void reset() {
        breakConnections();
        taken.clear();
        connections.set(0);
        script = (step, line) -> null;
        offers = List.of();
        tls = null;
        start();
    }

    public void script(Script next) {
        script = next;
    }

    /** Extensions besides those it always has. */
    public void offer(String... extensions) {
        offers = List.of(extensions);
    }

    /** Offers STARTTLS and shows this certificate; goes no further, for no test trusts it. */
    public void show(SSLContext certificate) {
        tls = certificate;
    }

    /** Like a relay that went away: nobody listens, open connections break. */
    @Override
    public synchronized void close() {
        try {
            if (server != null) {
                server.close();
            }
            breakConnections();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void breakConnections() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException closed) {
                // That is what was wanted.
            }
        }
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                open.add(socket);
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> new Conversation(socket).hold());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private final class Conversation {
        private final Socket socket;
        private String sender = "";
        private String recipient = "";

        Conversation(Socket socket) {
            this.socket = socket;
        }

        void hold() {
            try (socket) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = socket.getOutputStream();
                boolean going = say(out, Step.CONNECT, "", "220 sink");
                while (going) {
                    String line = line(in);
                    going = line != null && command(in, out, line);
                }
            } catch (IOException brokenByTheOther) {
                // The test looks at what was taken.
            } finally {
                open.remove(socket);
            }
        }

        private boolean command(InputStream in, OutputStream out, String line) throws IOException {
            String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO", "HELO" -> {
                    return say(out, Step.EHLO, line, "250-sink\r\n250-PIPELINING\r\n250-AUTH PLAIN\r\n"
                            + offers.stream().map(offer -> "250-" + offer + "\r\n").collect(Collectors.joining())
                            + (tls == null ? "" : "250-STARTTLS\r\n") + "250 8BITMIME");
                }
                case "AUTH" -> {
                    return say(out, Step.AUTH, line, "235 welcome");
                }
                case "STARTTLS" -> {
                    write(out, "220 go on");
                    return encrypt();
                }
                case "MAIL" -> {
                    sender = address(line);
                    return say(out, Step.MAIL, line, "250 ok");
                }
                case "RCPT" -> {
                    recipient = address(line);
                    return recipient(out);
                }
                case "DATA" -> {
                    return data(in, out);
                }
                case "QUIT" -> {
                    write(out, "221 bye");
                    return false;
                }
                default -> {
                    write(out, "250 ok");
                    return true;
                }
            }
        }

        private boolean encrypt() throws IOException {
            SSLContext certificate = Objects.requireNonNull(tls);
            try (SSLSocket secure = (SSLSocket) certificate.getSocketFactory().createSocket(socket, null, true)) {
                secure.startHandshake();
            }
            return false;
        }

        private boolean recipient(OutputStream out) throws IOException {
            String refusal = script.reply(Step.RCPT, recipient);
            recipient = refusal == null ? recipient : "";
            return say(out, refusal == null ? "250 ok" : refusal);
        }

        private boolean data(InputStream in, OutputStream out) throws IOException {
            if (recipient.isEmpty()) {
                return say(out, "503 5.5.1 no recipient");
            }
            String refusal = script.reply(Step.DATA, recipient);
            if (refusal != null) {
                return say(out, refusal);
            }
            write(out, "354 go on");
            ByteArrayOutputStream raw = new ByteArrayOutputStream();
            for (String line = line(in); line != null; line = line(in)) {
                if (line.equals(".")) {
                    return dot(out, raw.toByteArray());
                }
                String content = line.startsWith(".") ? line.substring(1) : line;
                raw.writeBytes((content + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            }
            return false;
        }

        private boolean dot(OutputStream out, byte[] raw) throws IOException {
            String reply = script.reply(Step.DOT, recipient);
            if (socket.isClosed()) {
                return false;
            }
            if (reply == null || reply.equals(HANG_UP) || reply.equals(SILENCE)) {
                taken.add(new Taken(sender, recipient, raw));
            }
            return say(out, reply == null ? "250 taken" : reply);
        }

        private boolean say(OutputStream out, Step step, String line, String usual) throws IOException {
            String reply = script.reply(step, line);
            return say(out, reply == null ? usual : reply);
        }

        private boolean say(OutputStream out, String reply) throws IOException {
            if (reply.equals(HANG_UP)) {
                return false;
            }
            if (!reply.equals(SILENCE)) {
                write(out, reply);
            }
            return !reply.startsWith("421");
        }

        private void write(OutputStream out, String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }

        private static @Nullable String line(InputStream in) throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    String text = line.toString(StandardCharsets.ISO_8859_1);
                    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
                }
                line.write(next);
            }
            return null;
        }

        private static String address(String line) {
            byte[] raw = line.substring(line.indexOf('<') + 1, line.indexOf('>')).getBytes(StandardCharsets.ISO_8859_1);
            return new String(raw, StandardCharsets.UTF_8);
        }
    }
}
