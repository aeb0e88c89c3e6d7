import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The measurement behind {@code bench/web}; see there. */
final class Web {
    private static final String GROUP = "cities";
    private static final String LIST = "/staff/groups/" + GROUP + "/members";
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger visitors = new AtomicInteger();
    private final Figures figures = new Figures();
    private final String site;
    private final String bare;
    private final Load load;

    private Web(String site, String bare, Load load) {
        this.site = site;
        this.bare = bare;
        this.load = load;
    }

    public static void main(String[] args) throws Exception {
        int members = Integer.parseInt(args[1]);
        int port = Service.freePort();
        Process minimal = new ProcessBuilder((System.getProperty("minimal") + " --server.address=127.0.0.1 --server.port="
                + port).split(" ")).redirectErrorStream(true)
                .redirectOutput(Path.of(args[0], "minimal.log").toFile()).start();
        try (Service service = new Service(Path.of(args[0], "service"),
                List.of(System.getProperty("service").split(" ")), Service.freePort(), 1,
                Map.of("CONVENE_ROLES", "web", "CONVENE_PUBLIC_URL", "http://localhost"))) {
            Mailing.gather(service, GROUP, members);
            Web web = new Web(service.address(), "http://127.0.0.1:" + port, new Load(Integer.parseInt(args[4])));
            web.measure(Integer.parseInt(args[2]), Duration.ofSeconds(Integer.parseInt(args[3])), members);
        } finally {
            minimal.destroy();
            minimal.waitFor();
        }
    }

    private void measure(int runs, Duration time, int members) throws Exception {
        String cookie = signIn();
        int size = get(site + "/groups/" + GROUP, "").length();
        int listSize = get(site + LIST, cookie).length();
        System.out.println("members=" + members);
        System.out.println("group_page_bytes=" + size);
        System.out.println("staff_list_bytes=" + listSize);
        String last = lastPage(cookie);
        Map<String, Asked> all = new LinkedHashMap<>();
        all.put("fixed_page", new Asked(200, () -> ask(bare + "/page?bytes=" + size, "")));
        all.put("one_query", new Asked(200, () -> ask(bare + "/rows", "")));
        all.put("signup", new Asked(202, this::signUp));
        all.put("group_page", new Asked(200, () -> ask(site + "/groups/" + GROUP, "")));
        all.put("staff_list", new Asked(200, () -> ask(site + LIST, cookie)));
        all.put("staff_list_searched", new Asked(200, () -> ask(site + LIST + "?search=member"
                + (1000 + visitors.incrementAndGet() % (members - 1000)), cookie)));
        all.put("staff_list_far_behind", new Asked(200, () -> ask(last, cookie)));
        for (Asked one : all.values()) {
            load.run(WARM_UP, one.status(), one.requests());
        }
        for (int run = 1; run <= runs; run++) {
            for (Map.Entry<String, Asked> one : all.entrySet()) {
                Load.Result result = load.run(time, one.getValue().status(), one.getValue().requests());
                figures.add(one.getKey() + "_per_second", result.perSecond());
                figures.add(one.getKey() + "_p99_milliseconds", result.p99());
            }
            System.err.println("run=" + run + " " + figures.last("_per_second"));
        }
        figures.print();
        ratio("group_page", "fixed_page");
        ratio("signup", "one_query");
        ratio("staff_list_searched", "one_query");
        ratio("staff_list_far_behind", "one_query");
        ratio("staff_list", "one_query");
        System.out.printf(java.util.Locale.ROOT, "name=web ratio=%.3f floor=one-query-of-fifty-rows-in-the-smallest-application%n",
                figures.ratio("staff_list_per_second", "one_query_per_second"));
    }

    private record Asked(int status, Supplier<HttpRequest> requests) {}

    private void ratio(String name, String floor) {
        System.out.printf(java.util.Locale.ROOT, "%s_ratio_to_%s=%.3f p99_ratio=%.2f%n", name, floor,
                figures.ratio(name + "_per_second", floor + "_per_second"),
                figures.ratio(name + "_p99_milliseconds", floor + "_p99_milliseconds"));
    }

    /** A page behind nine tenths of all members, in the order of their addresses. */
    private String lastPage(String cookie) throws Exception {
        String page = get(site + LIST + "?search=member9&sort=ADDRESS", cookie);
        Matcher member = Pattern.compile(LIST + "/([0-9a-f-]{36})").matcher(page);
        if (!member.find()) {
            throw new IllegalStateException("no member on " + page);
        }
        return site + LIST + "?sort=ADDRESS&after=" + member.group(1);
    }

    private HttpRequest signUp() {
        int visitor = visitors.incrementAndGet();
        return HttpRequest.newBuilder(URI.create(site + "/api/v1/signups")).header("Content-Type", "application/json")
                .header("X-Forwarded-For", "10." + (visitor >> 8 & 255) + "." + (visitor & 255) + ".7")
                .POST(HttpRequest.BodyPublishers.ofString("{\"email\":\"web%d@example.net\",\"groups\":[\"%s\"]}"
                        .formatted(visitor, GROUP)))
                .build();
    }

    private static HttpRequest ask(String url, String cookie) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return (cookie.isEmpty() ? request : request.header("Cookie", cookie)).build();
    }

    private String get(String url, String cookie) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(ask(url, cookie), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + url);
        }
        return answer.body();
    }

    /** By password, as the admin that the settings made; the cookies of the session. */
    private String signIn() throws Exception {
        HttpResponse<String> form = client.send(ask(site + "/staff/sign-in", ""), HttpResponse.BodyHandlers.ofString());
        Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(form.body());
        if (!csrf.find()) {
            throw new IllegalStateException("no form at /staff/sign-in");
        }
        String fields = Map.of("_csrf", csrf.group(1), "email", "ines@example.org", "password",
                "correct horse battery staple").entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> in = client.send(HttpRequest.newBuilder(URI.create(site + "/staff/sign-in/password"))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Cookie", cookies(form))
                .POST(HttpRequest.BodyPublishers.ofString(fields)).build(), HttpResponse.BodyHandlers.ofString());
        if (in.statusCode() != 303 && in.statusCode() != 302) {
            throw new IllegalStateException(in.statusCode() + " at sign-in");
        }
        return cookies(in);
    }

    private static String cookies(HttpResponse<?> answer) {
        return answer.headers().allValues("Set-Cookie").stream().map(line -> line.split(";", 2)[0])
                .collect(Collectors.joining("; "));
    }
}
