package org.convene.smtp;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

/**
 * Measures the wire alone: our client and smtp-source by turns into one smtp-sink, same size, same sessions. Run by
 * {@code bench/wire}.
 */
final class WireRate {
    private static final int LENGTH = 12_000;
    private static final byte[] CONTENT = "the quick brown fox jumps over the lazy dog, again and again and again=\r\n"
            .repeat(LENGTH / 73).getBytes(StandardCharsets.US_ASCII);
    private final int messages;
    private final int port;
    private final long sink;

    /** What one run cost. CPU in microseconds per message: of the sender and of the sink. */
    private record Figure(double rate, double sender, double sink) {}

    /** A part of a run; the same content again and again, which is all that the wire looks at. */
    private static final class Part implements Run<Integer> {
        private final int due;
        private int taken;
        private int accepted;

        Part(int due) {
            this.due = due;
        }

        @Override
        public @Nullable Outgoing<Integer> next() {
            return taken == due
                    ? null
                    : new Outgoing<>(taken++, "bounce+0123456789abcdef@example.org", "ada@example.org", false, CONTENT);
        }

        @Override
        public boolean mayFinish(Outgoing<Integer> message) {
            return true;
        }

        @Override
        public void answered(Outgoing<Integer> message, Answer answer) {
            if (answer.kind() == Answer.Kind.ACCEPTED) {
                accepted++;
            }
        }
    }

    private WireRate(int messages, int port, long sink) {
        this.messages = messages;
        this.port = port;
        this.sink = sink;
    }

    public static void main(String[] arguments) throws Exception {
        int messages = Integer.parseInt(arguments[0]);
        int runs = Integer.parseInt(arguments[1]);
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process sink = new ProcessBuilder("smtp-sink", "-u", "nobody", "127.0.0.1:" + port, "1000").inheritIO().start();
        try {
            WireRate bench = new WireRate(messages, port, sink.pid());
            bench.awaitSink();
            bench.ours(4);
            List<Double> all = new ArrayList<>();
            for (int sessions : new int[]{2, 4, 8}) {
                all.addAll(bench.compare(sessions, runs));
            }
            System.out.printf(Locale.ROOT, "name=wire ratio=%.2f floor=smtp-source%n", median(all));
        } finally {
            sink.destroy();
        }
    }

    private List<Double> compare(int sessions, int runs) throws Exception {
        List<Figure> ours = new ArrayList<>();
        List<Figure> source = new ArrayList<>();
        List<Double> ratios = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            ours.add(ours(sessions));
            source.add(source(sessions));
            ratios.add(ours.getLast().rate / source.getLast().rate);
        }
        System.out.printf(Locale.ROOT, "sessions=%d ours_per_second=%.0f ours_cpu_us=%.1f ours_sink_us=%.1f%n",
                sessions,
                median(ours.stream().map(Figure::rate).toList()), median(ours.stream().map(Figure::sender).toList()),
                median(ours.stream().map(Figure::sink).toList()));
        System.out.printf(Locale.ROOT, "sessions=%d source_per_second=%.0f source_cpu_us=%.1f source_sink_us=%.1f%n",
                sessions,
                median(source.stream().map(Figure::rate).toList()),
                median(source.stream().map(Figure::sender).toList()),
                median(source.stream().map(Figure::sink).toList()));
        System.out.printf(Locale.ROOT, "sessions=%d ratio=%.2f ratio_min=%.2f ratio_max=%.2f%n", sessions,
                median(ratios),
                ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow());
        return ratios;
    }

    private Figure ours(int sessions) throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        Figure figure = measured("self", () -> {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                threads.add(Thread.ofPlatform().start(() -> accepted.addAndGet(part(messages / sessions))));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        });
        if (accepted.get() != messages / sessions * sessions) {
            throw new IllegalStateException("only " + accepted + " accepted");
        }
        return figure;
    }

    private int part(int due) {
        Part part = new Part(due);
        try (SmtpConnection connection = new SmtpRelay("127.0.0.1", port, "convene.example.org",
                new Encryption(Encryption.Mode.NONE), null, Timeouts.STANDARD, true).connect()) {
            connection.converse(part);
        } catch (RelayUnreachable gone) {
            throw new IllegalStateException(gone);
        }
        return part.accepted;
    }

    private Figure source(int sessions) throws Exception {
        return measured("children", () -> {
            Process source = new ProcessBuilder("smtp-source", "-d", "-s", String.valueOf(sessions), "-m",
                    String.valueOf(messages), "-l", String.valueOf(LENGTH), "-f", "bounce@example.org", "-t",
                    "ada@example.org", "127.0.0.1:" + port).redirectError(Redirect.INHERIT).start();
            if (source.waitFor() != 0) {
                throw new IOException("smtp-source failed");
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private Figure measured(String whose, Work work) throws Exception {
        int field = whose.equals("self") ? 13 : 15;
        double sender = seconds("self", field);
        double taker = seconds(String.valueOf(sink), 13);
        long began = System.nanoTime();
        work.run();
        double elapsed = (System.nanoTime() - began) / 1e9;
        return new Figure(messages / elapsed, (seconds("self", field) - sender) * 1e6 / messages,
                (seconds(String.valueOf(sink), 13) - taker) * 1e6 / messages);
    }

    /** User and system time, which Linux counts in hundredths of a second. */
    private static double seconds(String process, int field) throws IOException {
        String line = Files.readString(Path.of("/proc", process, "stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[field - 2]) + Long.parseLong(fields[field - 1])) / 100.0;
    }

    private void awaitSink() {
        for (int tries = 0; tries < 200; tries++) {
            try {
                new SmtpRelay("127.0.0.1", port, "convene.example.org").connect().close();
                return;
            } catch (RelayUnreachable notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
        throw new IllegalStateException("smtp-sink does not answer");
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

}
