import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The measurement behind {@code bench/delivery}; see there. */
final class Delivery {
    private static final int SESSIONS = 4;
    private static final int PARAGRAPHS = 5;
    /** The promise is about 100,000; a million is measured for the service as it is delivered. */
    private static final int MOST_FOR_VARIANTS = 100_000;
    private final Figures figures = new Figures();
    private final Map<String, Service> services = new java.util.LinkedHashMap<>();
    private final Options options;
    private final Postfix postfix;
    private final Path mail;
    private final int port;

    /** @param variants how the service is started, by name; {@code durable} is the one as it is delivered */
    private record Options(Path work, List<Integer> levels, int runs, boolean signups, Map<String, List<String>> variants,
            Map<String, Map<String, String>> settings) {}

    private Delivery(Options options) throws Exception {
        this.options = options;
        this.port = Service.freePort();
        for (String variant : options.variants().keySet()) {
            services.put(variant, new Service(options.work().resolve(variant), options.variants().get(variant), port,
                    SESSIONS, options.settings().getOrDefault(variant, Map.of())));
        }
        this.mail = sample(port);
        this.postfix = new Postfix(port);
    }

    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        List<Integer> levels = java.util.Arrays.stream(args[1].split(",")).map(Integer::valueOf).sorted().toList();
        Map<String, List<String>> variants = new java.util.LinkedHashMap<>();
        Map<String, Map<String, String>> settings = new java.util.HashMap<>();
        for (String variant : args[3].split(",")) {
            variants.put(variant, new ArrayList<>(List.of(System.getProperty("service." + variant).split("\\s+"))));
            String file = System.getProperty("settings." + variant);
            if (file != null) {
                Map<String, String> read = new java.util.HashMap<>();
                Files.readAllLines(Path.of(file)).forEach(line -> read.put(line.split("=", 2)[0], line.split("=", 2)[1]));
                settings.put(variant, read);
            }
        }
        Delivery delivery = new Delivery(
                new Options(work, levels, Integer.parseInt(args[2]), true, variants, settings));
        try {
            delivery.measure();
        } finally {
            delivery.close();
        }
    }

    /** One mail as the service writes it. */
    private Path sample(int port) throws Exception {
        Sample sample = new Sample(port);
        for (Service service : services.values()) {
            CalendarPart.addTo(service);
            Mailing.gather(service, "sample", 1);
        }
        Service service = services.values().iterator().next();
        CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> {
            try {
                new Mailing(service, sample::arrived).send("sample", PARAGRAPHS);
            } catch (Exception broken) {
                throw new IllegalStateException(broken);
            }
        });
        String text = sample.await();
        sent.join();
        System.out.println("message_bytes=" + text.replace("\n", "\r\n").length());
        return Files.writeString(options.work().resolve("sample.eml"), text, StandardCharsets.ISO_8859_1);
    }

    private void measure() throws Exception {
        for (int level : options.levels()) {
            for (Map.Entry<String, Service> variant : services.entrySet()) {
                if (measured(variant.getKey(), level)) {
                    Mailing.gather(variant.getValue(), "level" + level, level);
                }
            }
        }
        warmUp();
        for (int level : options.levels()) {
            for (Service service : services.values()) {
                service.java().forgetPeak();
            }
            for (int run = 1; run <= options.runs(); run++) {
                floor(level);
                for (Map.Entry<String, Service> variant : services.entrySet()) {
                    if (measured(variant.getKey(), level)) {
                        service(variant.getKey(), variant.getValue(), level);
                    }
                }
                System.err.println("level=" + level + " run=" + run + " " + figures.last(level + "_per_second"));
            }
            for (Map.Entry<String, Service> variant : services.entrySet()) {
                figures.add(variant.getKey() + "_" + level + "_rss_megabytes", variant.getValue().java().peakMegabytes());
            }
        }
        freezing(most(options.levels()));
        signups(most(options.levels()));
        verdicts();
        figures.print();
        int level = options.levels().getLast();
        System.out.println("name=delivery ratio="
                + Figures.number(figures.ratio("durable_" + level + "_per_second", "floor_" + level + "_per_second"))
                + " floor=smtp-source-into-the-same-sink");
    }

    /** The first messages of a process are compiled, not sent. */
    private void warmUp() throws Exception {
        for (Service service : services.values()) {
            for (int i = 0; i < 3; i++) {
                new Mailing(service, postfix.sink()::read).send("level" + options.levels().getFirst(), PARAGRAPHS);
            }
        }
    }

    private void floor(int level) throws Exception {
        Proc self = new Proc(ProcessHandle.current().pid());
        double sink = postfix.sink().cpu();
        double source = self.gone();
        double seconds = postfix.source(mail, level, SESSIONS);
        figures.add("floor_" + level + "_source_cpu_micros", (self.gone() - source) / level * 1e6);
        figures.add("floor_" + level + "_per_second", level / seconds);
        figures.add("floor_" + level + "_sink_cpu_micros", (postfix.sink().cpu() - sink) / level * 1e6);
    }

    private void service(String variant, Service service, int level) throws Exception {
        String name = variant + "_" + level;
        double java = service.java().cpu();
        double postgres = service.postgres().cpu();
        double sink = postfix.sink().cpu();
        double active = active(service);
        if (variant.equals("dkim")) {
            figures.add(name + "_machine_signatures_per_second", Signing.perSecond());
        }
        Mailing.Times times = new Mailing(service, postfix.sink()::read).send("level" + level, PARAGRAPHS);
        figures.add(name + "_per_second", level / times.finish());
        figures.add(name + "_first_mail_seconds", times.firstMail());
        figures.add(name + "_frozen_beside_sending_rows_per_second", times.rowsPerSecond());
        figures.add(name + "_cpu_micros", (service.java().cpu() - java) / level * 1e6);
        figures.add(name + "_postgres_cpu_micros", (service.postgres().cpu() - postgres) / level * 1e6);
        figures.add(name + "_sink_cpu_micros", (postfix.sink().cpu() - sink) / level * 1e6);
        figures.add(name + "_database_micros", (active(service) - active) / level * 1e3);
    }

    /** Recipients written down while next to nothing is sent: beside sending, the two share the cores. */
    private void freezing(int level) throws Exception {
        try (Service service = new Service(options.work().resolve("freezing"), options.variants().get("durable"), port,
                SESSIONS, Map.of("CONVENE_DELIVERY_RATE", "1"))) {
            Mailing.gather(service, "frozen", level);
            for (int run = 0; run < options.runs(); run++) {
                figures.add("frozen_rows_per_second", new Mailing(service, postfix.sink()::read).freeze("frozen"));
            }
        }
    }

    /** Milliseconds that statements have been running. */
    private static double active(Service service) throws Exception {
        return service.number("select active_time from pg_stat_database where datname = current_database()");
    }

    /** Some people a second, first alone, then while a mailing is being sent. */
    private void signups(int level) throws Exception {
        Service service = services.get("durable");
        Signups signups = new Signups(service, "sample");
        figures.add("signup_p99_idle_seconds", signups.p99While(Signups.Doing.of(() -> Thread.sleep(20_000))));
        figures.add("signup_p99_sending_seconds", signups.p99While(() -> {
            for (int run = 0; run < options.runs(); run++) {
                new Mailing(service, postfix.sink()::read).send("level" + level, PARAGRAPHS);
            }
            return "";
        }));
    }

    private void verdicts() {
        int first = options.levels().getFirst();
        int last = options.levels().getLast();
        String most = "durable_" + last;
        figures.must("service ÷ smtp-source, " + last + " recipients", figures.ratio(most + "_per_second", "floor_" + last + "_per_second"), 0.9, true);
        if (last > first) {
            figures.must("rate at " + last + " ÷ rate at " + first,
                    figures.ratio(most + "_per_second", "durable_" + first + "_per_second"), 0.9, true);
        }
        variants(most(options.levels()));
        figures.must("CPU of the service per message, µs", figures.median(most + "_cpu_micros"), 60, false);
        figures.must("freezing, rows per second", figures.median("frozen_rows_per_second"), 100_000, true);
        figures.must("peak RSS of the service at " + last + " recipients, MB",
                figures.median(most + "_rss_megabytes"), 400, false);
        figures.must("publish to first mail at " + last + " recipients, seconds",
                figures.median(most + "_first_mail_seconds"), 5, false);
        figures.must("signup p99 while sending ÷ idle",
                figures.median("signup_p99_sending_seconds") / figures.median("signup_p99_idle_seconds"), 3, false);
    }

    private boolean measured(String variant, int level) {
        return variant.equals("durable") || level <= most(options.levels());
    }

    /** The largest that every variant is measured at. */
    private static int most(List<Integer> levels) {
        return levels.stream().filter(level -> level <= MOST_FOR_VARIANTS).reduce(levels.getFirst(), Math::max);
    }

    private void variants(int level) {
        if (services.containsKey("memory")) {
            figures.must("cost of durable state, per cent, " + level + " recipients", 100
                    * (1 - figures.ratio("durable_" + level + "_per_second", "memory_" + level + "_per_second")), 8, false);
        }
        if (services.containsKey("dkim")) {
            double cores = Runtime.getRuntime().availableProcessors();
            double limit = cores / (cores / figures.median("dkim_" + level + "_machine_signatures_per_second")
                    + figures.median("dkim_" + level + "_sink_cpu_micros") / 1e6);
            figures.must("with DKIM RSA-2048 ÷ what the machine can sign beside the sink, " + level + " recipients",
                    figures.median("dkim_" + level + "_per_second") / limit, 0.8, true);
        }
    }

    private void close() throws InterruptedException {
        for (Service service : services.values()) {
            service.close();
        }
        postfix.close();
    }
}
