package org.convene.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on this machine that can go bad: cut, so that connections end and new ones are refused, or silent, so
 * that they are accepted and nothing comes back. What was held back while silent goes on its way once healed.
 */
public final class ToxicProxy implements Closeable {
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.HEALTHY;

    private enum State {
        HEALTHY, SILENT, CUT, CLOSED
    }

    private ToxicProxy(ServerSocket door, InetSocketAddress server) {
        this.door = door;
        this.server = server;
    }

    /** @param port of the server on 127.0.0.1 */
    public static ToxicProxy to(int port) {
        try {
            InetAddress here = InetAddress.getByName("127.0.0.1");
            ToxicProxy proxy = new ToxicProxy(new ServerSocket(0, 500, here), new InetSocketAddress(here, port));
            Thread.ofVirtual().name("toxic-proxy").start(proxy::accept);
            return proxy;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Ends every connection and lets no new one through. */
    public void cut() {
        set(State.CUT);
        open.forEach(ToxicProxy::close);
    }

    /** Accepts everything and says nothing. */
    public void fallSilent() {
        set(State.SILENT);
    }

    public void heal() {
        set(State.HEALTHY);
    }

    @Override
    public void close() throws IOException {
        set(State.CLOSED);
        door.close();
        open.forEach(ToxicProxy::close);
    }

    private synchronized void set(State next) {
        state = next;
        notifyAll();
    }

    private synchronized boolean is(State other) {
        return state == other;
    }

    private synchronized void awaitNoise() throws IOException {
        while (state == State.SILENT) {
            try {
                wait();
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
        if (state != State.HEALTHY) {
            throw new IOException("cut");
        }
    }

    private void accept() {
        while (!is(State.CLOSED)) {
            try {
                Socket client = door.accept();
                open.add(client);
                Thread.ofVirtual().start(() -> serve(client));
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void serve(Socket client) {
        try {
            awaitNoise();
            Socket there = new Socket();
            open.add(there);
            there.connect(server);
            Thread.ofVirtual().start(() -> carry(there, client));
            carry(client, there);
        } catch (IOException refused) {
            close(client);
        }
    }

    private void carry(Socket from, Socket to) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitNoise();
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            close(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException already) {
            throw new UncheckedIOException(already);
        }
    }
}
