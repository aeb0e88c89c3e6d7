package org.convene.inbound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.convene.mime.Budget;
import org.convene.mime.Entity;
import org.convene.mime.MimeWalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

/** Nothing that comes in makes us fall over, hang or believe what is not proven. */
class HostileMailTests {
    private static final Map<String, byte[]> CORPUS = HostileMail.corpus();
    private static final Duration PATIENCE = Duration.ofSeconds(4); // 2 s for each walk, on a busy machine
    private static final Duration FUZZING = Duration.ofSeconds(Integer.getInteger("convene.fuzz.seconds", 5));
    private static final long SEED = 20261121;
    @TempDir
    static Path dir;
    private static @Nullable Addresses addresses;

    @BeforeAll
    static void keys() {
        addresses = Samples.addresses(dir, "convene.inbound.smtp.port", "0");
    }

    static Stream<String> names() {
        return CORPUS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadInTime(String name) {
        byte[] raw = bytes(name);
        long begin = System.nanoTime();
        assertThatCode(() -> readWhole(raw)).doesNotThrowAnyException();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isReadHoweverItIsCutOff(String name) {
        byte[] raw = bytes(name);
        for (int i = 1; i < 16; i++) {
            byte[] cut = Arrays.copyOf(raw, (int) Math.min(100_000, (long) raw.length * i / 16));
            assertThatCode(() -> readWhole(cut)).doesNotThrowAnyException();
        }
    }

    @Test
    void tooMuchIsNamed() {
        assertThat(excess("nested 10,000 deep")).isEqualTo("depth");
        assertThat(excess("message in message 10,000 deep")).isEqualTo("depth");
        assertThat(excess("100,000 parts")).isEqualTo("parts");
        assertThat(excess("100,000 header fields")).isEqualTo("header");
        assertThat(excess("1 MB header field")).isEqualTo("header");
    }

    @Test
    void whatCanBeReadIsRead() {
        assertThat(read(bytes("lying utf-8")).text()).startsWith("Ã(");
        assertThat(read(bytes("broken quoted-printable")).text()).contains("=X=4=4Z=zzä");
        assertThat(read(bytes("script")).text()).isEqualTo("a\nb");
        assertThat(read(bytes("no header")).text()).isEqualTo("just text\nand more: of it");
        assertThat(read(bytes("mailbox line")).subject()).isEqualTo("x");
        assertThat(read(bytes("nul values")).text()).doesNotContain("\0");
        assertThat(read(bytes("boundary prefix of another")).text()).isEqualTo("y");
    }

    /** Mutations of everything we have, always the same ones; as many as there is time for; {@code -Dconvene.fuzz.seconds=60} for more. */
    @Test
    void mutationsAreRead() throws IOException {
        List<byte[]> seeds = new ArrayList<>(CORPUS.values().stream().filter(raw -> raw.length < 20_000).toList());
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/inbound"))) {
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
        }
        Random random = new Random(SEED);
        long end = System.nanoTime() + FUZZING.toNanos();
        int count = 0;
        for (; System.nanoTime() < end && count < 200_000; count++) {
            byte[] mutant = mutant(seeds, random);
            int number = count;
            assertThatCode(() -> readWhole(mutant)).as("mutant %s of seed %s", number, SEED)
                    .doesNotThrowAnyException();
        }
        assertThat(count).isGreaterThan(500);
    }

    private static byte[] mutant(List<byte[]> seeds, Random random) {
        byte[] mutant = seeds.get(random.nextInt(seeds.size())).clone();
        for (int i = random.nextInt(8); i >= 0 && mutant.length > 1; i--) {
            int at = random.nextInt(mutant.length);
            int length = Math.min(mutant.length - at, 1 + random.nextInt(40));
            switch (random.nextInt(5)) {
                case 0 -> mutant[at] = (byte) random.nextInt(256);
                case 1 -> mutant = spliced(mutant, at, at + length, new byte[0]);
                case 2 -> mutant = spliced(mutant, at, at, Arrays.copyOfRange(mutant, at, at + length));
                case 3 -> mutant[at] = (byte) "\r\n\0:;=\"<>-\\(".charAt(random.nextInt(12));
                default -> {
                    byte[] other = seeds.get(random.nextInt(seeds.size()));
                    int from = other.length == 0 ? 0 : random.nextInt(other.length);
                    mutant = spliced(mutant, at, at + length,
                            Arrays.copyOfRange(other, from, Math.min(other.length, from + 200)));
                }
            }
        }
        return mutant;
    }

    private static byte[] spliced(byte[] raw, int from, int to, byte[] with) {
        byte[] out = new byte[raw.length - (to - from) + with.length];
        System.arraycopy(raw, 0, out, 0, from);
        System.arraycopy(with, 0, out, from, with.length);
        System.arraycopy(raw, to, out, from + with.length, raw.length - to);
        return out;
    }

    /** Everything the service would ever ask of a mail. */
    private static void readWhole(byte[] raw) {
        Summary summary = new Summary(raw);
        assertThat(summary.author() + summary.subject()).doesNotContain("\0", "\n", "\r");
        summary.fingerprint("a@example.org");
        IncomingMail mail = read(raw);
        List<Object> events = new ArrayList<>();
        new Reports(known(), events::add).handle(mail);
        assertThat(events).isEmpty();
        mail.automatic();
        mail.from();
        ReadMail page = ReadMail.of(raw);
        assertThat(page.text()).doesNotContain("\0");
    }

    private static IncomingMail read(byte[] raw) {
        Budget budget = new Budget();
        Entity message = MimeWalk.walk(raw, budget);
        return new IncomingMail(UUID.randomUUID(), "", "postmaster@convene.example.org", null, message,
                budget.excess(), Instant.EPOCH);
    }

    private static @Nullable String excess(String name) {
        return read(bytes(name)).excess();
    }

    private static Addresses known() {
        Addresses made = addresses;
        if (made == null) {
            throw new IllegalStateException();
        }
        return made;
    }

    private static byte[] bytes(String name) {
        byte[] raw = CORPUS.get(name);
        if (raw == null) {
            throw new IllegalArgumentException(name);
        }
        return raw;
    }
}
