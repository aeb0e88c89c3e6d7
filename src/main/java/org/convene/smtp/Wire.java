package org.convene.smtp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;

import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * The bytes to and from the relay. What is put is held back until {@link #flush} or until 64 KiB have come together, so
 * that a group of commands leaves as one packet. Nothing is flushed on closing.
 */
final class Wire implements AutoCloseable {
    private static final int CAPACITY = 64 * 1024;
    private static final long NONE = 0;
    private static final Duration CLOSING = Duration.ofSeconds(5);
    private static final byte[] LINE_END = {'\r', '\n'};
    private final Socket tcp;
    private final Duration writePatience;
    private final byte[] held = new byte[CAPACITY];
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private int count;
    private volatile long deadline = NONE;
    private volatile boolean late;

    /** @param tcp connected */
    Wire(Socket tcp, Duration writePatience) throws IOException {
        this.tcp = tcp;
        this.writePatience = writePatience;
        this.socket = tcp;
        this.in = tcp.getInputStream();
        this.out = tcp.getOutputStream();
        Deadlines.watch(this);
    }

    /** From now on everything goes through TLS. */
    void secure(SSLSocket encrypted) throws IOException {
        socket = encrypted;
        in = encrypted.getInputStream();
        out = encrypted.getOutputStream();
    }

    /** Until when the relay's certificate is valid; null without one. */
    @Nullable
    Instant certificateUntil() {
        try {
            return socket instanceof SSLSocket tls
                    && tls.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                            ? certificate.getNotAfter().toInstant()
                            : null;
        } catch (SSLPeerUnverifiedException anonymous) {
            return null;
        }
    }

    boolean encrypted() {
        return socket instanceof SSLSocket;
    }

    boolean sameMachine() {
        InetAddress peer = tcp.getInetAddress();
        return peer != null && peer.isLoopbackAddress();
    }

    Socket tcp() {
        return tcp;
    }

    /** The step that begins now must end in time, or the connection is broken. */
    void expect(Duration patience) {
        long at = System.nanoTime() + patience.toNanos();
        deadline = at == NONE ? 1 : at;
    }

    /** No step is under way. */
    void relax() {
        deadline = NONE;
    }

    /** At least one byte; the step's time runs until {@link #relax}. */
    int read(byte[] into, int offset, int length) throws IOException {
        try {
            int read = in.read(into, offset, length);
            if (read < 0) {
                throw new EOFException("the relay hung up");
            }
            return read;
        } catch (IOException broken) {
            throw explained(broken, "no answer in time");
        }
    }

    /** ASCII only. */
    void put(String text) throws IOException {
        int length = text.length();
        makeRoom(length);
        for (int i = 0; i < length; i++) {
            held[count++] = (byte) text.charAt(i);
        }
    }

    void putUtf8(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        put(bytes, 0, bytes.length);
    }

    void put(byte[] bytes, int from, int end) throws IOException {
        int at = from;
        while (at < end) {
            int length = Math.min(end - at, CAPACITY - count);
            System.arraycopy(bytes, at, held, count, length);
            count += length;
            at += length;
            if (count == CAPACITY) {
                flush();
            }
        }
    }

    /** A message's content without the dot that ends it; a line end is added where the last line has none. */
    void putContent(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        int at = offset;
        int dot = length > 0 && bytes[offset] == '.' ? offset : DotLines.next(bytes, offset, end);
        for (; dot >= 0; dot = DotLines.next(bytes, dot, end)) {
            put(bytes, at, dot);
            put(bytes, dot, dot + 1);
            at = dot;
        }
        put(bytes, at, end);
        if (length > 0 && !(length > 1 && bytes[end - 2] == '\r' && bytes[end - 1] == '\n')) {
            put(LINE_END, 0, 2);
        }
    }

    /** What is put next, up to this length, leaves in one piece with nothing of it before {@link #flush}. */
    void makeRoom(int length) throws IOException {
        if (CAPACITY - count < length) {
            flush();
        }
    }

    void flush() throws IOException {
        expect(writePatience);
        try {
            out.write(held, 0, count);
            count = 0;
        } catch (IOException broken) {
            throw explained(broken, "did not take our bytes in time");
        } finally {
            relax();
        }
    }

    /** Says so where the step was broken for lateness. */
    IOException explained(IOException broken, String whenLate) {
        if (!late) {
            return broken;
        }
        SocketTimeoutException timeout = new SocketTimeoutException(whenLate);
        timeout.initCause(broken);
        return timeout;
    }

    void breakIfLate(long now) {
        long limit = deadline;
        if (limit != NONE && limit - now < 0) {
            late = true;
            drop();
        }
    }

    /** Ends the connection at once, also under a thread that waits for it. */
    void drop() {
        Deadlines.forget(this);
        try {
            tcp.close();
        } catch (IOException closedAnyway) {
            // It was to be closed.
        }
    }

    /** Ends the connection, with the good-bye that TLS wants. */
    @Override
    public void close() {
        expect(CLOSING);
        try {
            socket.close();
        } catch (IOException closedAnyway) {
            // It was to be closed.
        } finally {
            drop();
        }
    }
}
