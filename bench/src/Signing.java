import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** How many RSA-2048 signatures this machine makes a second on all cores, with the fastest of what is there. */
final class Signing {
    private static final long NANOS = 2_000_000_000L;

    private Signing() {}

    static double perSecond() throws Exception {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
        keys.initialize(2048);
        KeyPair pair = keys.generateKeyPair();
        double best = rate(null, pair.getPrivate());
        Provider conscrypt = conscrypt();
        if (conscrypt != null) {
            best = Math.max(best, rate(conscrypt, pair.getPrivate()));
        }
        return Math.max(best, openssl());
    }

    private static Provider conscrypt() {
        try {
            return (Provider) Class.forName("org.conscrypt.Conscrypt").getMethod("newProvider").invoke(null);
        } catch (ReflectiveOperationException | LinkageError absent) {
            return null;
        }
    }

    private static double rate(Provider provider, PrivateKey key) throws InterruptedException {
        AtomicLong signed = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        long begin = System.nanoTime();
        for (int core = 0; core < Runtime.getRuntime().availableProcessors(); core++) {
            threads.add(Thread.ofPlatform().start(() -> sign(provider, key, begin + 2 * NANOS, signed)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return signed.get() / (NANOS / 1e9);
    }

    /** Counts in the second half, when it is compiled. */
    private static void sign(Provider provider, PrivateKey key, long end, AtomicLong signed) {
        try {
            Signature signature = provider == null ? Signature.getInstance("SHA256withRSA")
                    : Signature.getInstance("SHA256withRSA", provider);
            byte[] header = new byte[600];
            while (System.nanoTime() < end) {
                signature.initSign(key);
                signature.update(header);
                signature.sign();
                if (System.nanoTime() > end - NANOS) {
                    signed.incrementAndGet();
                }
            }
        } catch (java.security.GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static double openssl() throws Exception {
        if (!Path.of("/usr/bin/openssl").toFile().exists()) {
            return 0;
        }
        Process speed = new ProcessBuilder("openssl", "speed", "-seconds", "2", "-multi",
                String.valueOf(Runtime.getRuntime().availableProcessors()), "rsa2048").redirectErrorStream(true).start();
        String[] words = new String(speed.getInputStream().readAllBytes()).lines()
                .filter(line -> line.startsWith("rsa 2048")).findFirst().orElse("0 0").trim().split("\\s+");
        return Double.parseDouble(words.length > 2 ? words[words.length - 2] : "0");
    }
}
