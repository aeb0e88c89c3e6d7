import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** So many people at a time, each of whom asks again as soon as the answer is there. */
final class Load {
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int people;

    Load(int people) {
        this.people = people;
    }

    /** @param p99 milliseconds within which 99 of 100 were answered */
    record Result(double perSecond, double p99) {}

    Result run(Duration time, int status, Supplier<HttpRequest> requests) throws InterruptedException {
        ConcurrentLinkedQueue<List<Long>> waits = new ConcurrentLinkedQueue<>();
        AtomicReference<Exception> broken = new AtomicReference<>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    waits.add(ask(end, status, requests));
                } catch (Exception failed) {
                    broken.set(failed);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (broken.get() != null) {
            throw new IllegalStateException(broken.get());
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        long[] all = waits.stream().flatMap(List::stream).mapToLong(Long::longValue).sorted().toArray();
        return new Result(all.length / seconds, all[(int) Math.ceil(all.length * 0.99) - 1] / 1e6);
    }

    private List<Long> ask(long end, int status, Supplier<HttpRequest> requests)
            throws IOException, InterruptedException {
        List<Long> waits = new ArrayList<>();
        while (System.nanoTime() < end) {
            HttpRequest request = requests.get();
            long asked = System.nanoTime();
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            waits.add(System.nanoTime() - asked);
            if (answer.statusCode() != status) {
                throw new IllegalStateException(answer.statusCode() + " " + request.uri());
            }
        }
        return waits;
    }
}
