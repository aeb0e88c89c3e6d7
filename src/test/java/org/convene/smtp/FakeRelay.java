package org.convene.smtp;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** A relay whose every byte the test decides. What goes wrong in its script fails the test when it is closed. */
final class FakeRelay implements AutoCloseable {
    private final ServerSocket server;
    private final Script script;
    private final Thread thread;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean closed;

    /** One connection's story; the connection is closed at its end. */
    interface Script {
        void talk(Peer peer) throws Exception;
    }

    FakeRelay(Script script) throws IOException {
        this.script = script;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!closed) {
            try (Socket socket = server.accept()) {
                socket.setTcpNoDelay(true);
                open.add(socket);
                script.talk(new Peer(socket));
            } catch (SocketException gone) {
                // A client that hangs up is part of many stories; what it got is looked at by the test.
            } catch (Throwable wrong) {
                failure.compareAndSet(null, wrong);
            }
        }
    }

    @Override
    public void close() throws Exception {
        closed = true;
        server.close();
        // A script whose client hung up ends by itself and may still have to look at what it got.
        thread.join(Duration.ofSeconds(5));
        for (Socket socket : open) {
            socket.close();
        }
        thread.join();
        if (failure.get() != null) {
            throw new AssertionError("the relay's script", failure.get());
        }
    }

    /** The client as the relay sees it. */
    static final class Peer {
        private final Socket tcp;
        private InputStream in;
        private OutputStream out;

        Peer(Socket socket) throws IOException {
            tcp = socket;
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        }

        void say(String... lines) throws IOException {
            raw((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Null: the client hung up. */
        @Nullable
        String line() throws IOException {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                if (next == '\n') {
                    String text = line.toString(StandardCharsets.UTF_8);
                    assertThat(text).endsWith("\r\n");
                    return text.substring(0, text.length() - 2);
                }
            }
            assertThat(line.size()).isZero();
            return null;
        }

        void hear(String... beginnings) throws IOException {
            for (String beginning : beginnings) {
                assertThat(line()).startsWith(beginning);
            }
        }

        /** Greeting and EHLO, offering these extensions. */
        void open(String... extensions) throws IOException {
            say("220 fake ESMTP");
            hello(extensions);
        }

        void hello(String... extensions) throws IOException {
            hear("EHLO convene.example.org");
            StringBuilder reply = new StringBuilder("250-fake");
            for (String extension : extensions) {
                reply.append("\r\n250-").append(extension);
            }
            say(reply.append("\r\n250 HELP").toString());
        }

        /** MAIL, RCPT and DATA in one group, all accepted. */
        void accept() throws IOException {
            hear("MAIL", "RCPT", "DATA");
            say("250 ok", "250 ok", "354 go on");
        }

        /** Everything up to the final dot, with the stuffed dots taken out. */
        byte[] content() throws IOException {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            boolean lineStart = true;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (lineStart && next == '.') {
                    next = in.read();
                    if (next == '\r') {
                        assertThat(in.read()).isEqualTo('\n');
                        return content.toByteArray();
                    }
                }
                content.write(next);
                lineStart = next == '\n';
            }
            throw new SocketException("no dot");
        }

        /** What comes until the client hangs up. */
        byte[] rest() throws IOException {
            return in.readAllBytes();
        }

        /** Until the client hangs up. */
        void ignore() throws IOException {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (SocketException reset) {
                // It hung up.
            }
        }

        /** Ends the connection with a TCP reset. */
        void reset() throws IOException {
            tcp.setSoLinger(true, 0);
            tcp.close();
        }

        void encrypt(SSLContext context) throws IOException {
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(tcp, null, tcp.getPort(), true);
            socket.setUseClientMode(false);
            socket.startHandshake();
            in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            out = socket.getOutputStream();
        }
    }
}
