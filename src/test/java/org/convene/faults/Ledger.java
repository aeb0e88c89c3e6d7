package org.convene.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** What the relay has accepted, on the disk before it said so. */
final class Ledger implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final AtomicInteger lines = new AtomicInteger();

    Ledger(Path file) {
        try {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One accepted mail. */
    record Line(String recipient, String messageId, String replica) {
        static Line parse(String line) {
            String[] parts = line.split("\t", -1);
            return new Line(parts[0], parts[1], parts[2]);
        }
    }

    /** Returns when the line is on the disk. */
    synchronized void write(Line line) throws IOException {
        String text = line.recipient() + "\t" + line.messageId() + "\t" + line.replica() + "\n";
        channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        channel.force(false);
        lines.incrementAndGet();
    }

    int size() {
        return lines.get();
    }

    /** By recipient, in the order of arrival. */
    Map<String, List<Line>> byRecipient() {
        try {
            return Files.readAllLines(file).stream().map(Line::parse).collect(Collectors.groupingBy(Line::recipient));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
