import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** People who sign up while something else goes on. */
final class Signups {
    private static final long BETWEEN_MILLIS = 100;
    private final Service service;
    private final String group;
    private int visitors;

    Signups(Service service, String group) {
        this.service = service;
        this.group = group;
    }

    /** What goes on meanwhile. */
    interface Doing {
        Object run() throws Exception;

        static Doing of(Sleep sleep) {
            return () -> {
                sleep.run();
                return "";
            };
        }
    }

    /** Nothing but time. */
    interface Sleep {
        void run() throws InterruptedException;
    }

    /** Seconds within which 99 of 100 got their answer. */
    double p99While(Doing doing) throws Exception {
        CompletableFuture<Object> other = CompletableFuture.supplyAsync(() -> {
            try {
                return doing.run();
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        List<Double> waits = new ArrayList<>();
        while (!other.isDone() || waits.size() < 20) {
            waits.add(service.signUp(group, visitors++));
            Thread.sleep(BETWEEN_MILLIS);
        }
        other.join();
        waits.sort(null);
        return waits.get((int) Math.ceil(waits.size() * 0.99) - 1);
    }
}
