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
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A way to a server on this machine that can go bad: cut, so that connections end and new ones are refused, or silent, so
 * that they are accepted and nothing comes back. What was held back while silent goes on its way once healed. In front of
 * PostgreSQL it can also let a commit happen and keep the answer to itself.
 */
public final class ToxicProxy implements Closeable {
    private static final Pattern APPLICATION = Pattern.compile("application_name(?:\0|\\W+)(convene \\w+)");
    private final ServerSocket door;
    private final InetSocketAddress server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<Socket, String> applications = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();
    private State state = State.HEALTHY;
    private volatile Predicate<String> losing = application -> false;

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

    /**
     * Lets commits happen and ends the connection instead of telling whoever asked for them.
     *
     * @param application whose, as it calls itself in its connection
     * @param nth which of its next commits, from 1
     */
    public void loseAnswerToCommit(String application, int nth) {
        AtomicInteger left = new AtomicInteger(nth);
        lost.set(0);
        losing = who -> who.equals(application) && left.decrementAndGet() == 0;
    }

    /** The same for one commit in so many, until healed. */
    public void loseAnswersToCommits(String application, int oneIn) {
        AtomicInteger count = new AtomicInteger();
        lost.set(0);
        losing = who -> who.equals(application) && count.incrementAndGet() % oneIn == 0;
    }

    /** How many answers to commits were lost since that was asked for. */
    public int lostAnswers() {
        return lost.get();
    }

    public void heal() {
        losing = application -> false;
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
            Thread.ofVirtual().start(() -> carry(there, client, this::answer));
            carry(client, there, this::request);
        } catch (IOException refused) {
            close(client);
        }
    }

    /** Sees what goes one way. */
    private interface Look {
        void at(Socket client, String bytes) throws IOException;
    }

    /** The first words of a connection name who it is. */
    private void request(Socket client, String bytes) {
        if (!applications.containsKey(client)) {
            Matcher application = APPLICATION.matcher(bytes);
            if (application.find()) {
                applications.put(client, application.group(1));
            }
        }
    }

    private void answer(Socket client, String bytes) throws IOException {
        if (bytes.contains("COMMIT\0") && losing.test(applications.getOrDefault(client, ""))) {
            lost.incrementAndGet();
            throw new IOException("nobody hears of this commit");
        }
    }

    private void carry(Socket from, Socket to, Look look) {
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                awaitNoise();
                look.at(applications.containsKey(to) ? to : from, new String(bytes, 0, read, ISO_8859_1));
                out.write(bytes, 0, read);
            }
        } catch (IOException ended) {
            close(to);
        } finally {
            open.remove(from);
            open.remove(to);
            applications.remove(from);
            applications.remove(to);
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
