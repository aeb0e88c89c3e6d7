package org.convene.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Zoom and BigBlueButton on loopback, as strict as the real ones about tokens, checksums and what they were never told. */
public final class FakeProviders implements AutoCloseable {
    public static final String CLIENT = "client-id";
    public static final String SECRET = "client-secret-canary";
    public static final String ACCOUNT = "account-1";
    public static final String WEBHOOK = "webhook-secret-canary";
    public static final String BBB_SECRET = "bbb-secret-canary";
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpServer server;
    private final AtomicLong numbers = new AtomicLong(94_021_170_583L);
    private final Set<String> tokens = new HashSet<>();
    private final Deque<Answer> next = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, ObjectNode> meetings = new ConcurrentHashMap<>();
    private final Map<String, String> recordings = new ConcurrentHashMap<>();
    private final ZoomRegistrants registrants = new ZoomRegistrants();
    private volatile boolean licensed = true;

    /** An answer out of turn. @param acted whether what was asked is done nevertheless */
    private record Answer(int status, String body, boolean acted, String... headers) {}

    public FakeProviders() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public synchronized void reset() {
        next.clear();
        asked.clear();
        meetings.clear();
        recordings.clear();
        registrants.clear();
        licensed = true;
        tokens.clear();
    }

    /** What was asked, as "VERB /path". */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    public long asked(String beginning) {
        return asked.stream().filter(one -> one.startsWith(beginning)).count();
    }

    /** Zoom's meetings by id. */
    public Map<String, ObjectNode> meetings() {
        return meetings;
    }

    /** Who is registered at Zoom, by meeting and address. */
    public ZoomRegistrants registrants() {
        return registrants;
    }

    /** Without it Zoom drops every wish to register people without a word. */
    public void licensed(boolean wanted) {
        licensed = wanted;
    }

    /** Answers the next question but one for a token this way. */
    public synchronized void answer(int status, String body, String... headers) {
        next.add(new Answer(status, body, false, headers));
    }

    /** Does what is asked next and loses the answer. */
    public synchronized void loseAnswer() {
        next.add(new Answer(502, "", true));
    }

    /** Breaks the connection at what is asked next, as an answer that never comes. */
    public synchronized void hangUp() {
        next.add(new Answer(0, "", false));
    }

    /** No token given so far is taken any more. */
    public synchronized void expireTokens() {
        tokens.clear();
    }

    /** Zoom by the UUID of the instance, BigBlueButton by meetingID. */
    public void recorded(String which, String body) {
        recordings.put(which, body);
    }

    private synchronized void serve(HttpExchange exchange) throws IOException {
        URI uri = exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String verb = exchange.getRequestMethod();
        asked.add(verb + " " + uri);
        Answer answer;
        if (uri.getPath().equals("/oauth/token")) {
            answer = token(exchange, uri);
        } else {
            Answer other = next.poll();
            if (other == null || other.acted()) {
                answer = uri.getPath().startsWith("/bigbluebutton/")
                        ? bigBlueButton(uri)
                        : zoom(exchange, verb, uri, body);
            } else {
                answer = other;
            }
            answer = other == null ? answer : other;
        }
        for (int i = 0; i < answer.headers().length; i += 2) {
            exchange.getResponseHeaders().set(answer.headers()[i], answer.headers()[i + 1]);
        }
        if (answer.status() == 0) {
            exchange.close();
            return;
        }
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Answer plain(int status, String body) {
        return new Answer(status, body, false);
    }

    private Answer token(HttpExchange exchange, URI uri) {
        String basic = "Basic " + Base64.getEncoder()
                .encodeToString((CLIENT + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
        if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !("grant_type=account_credentials&account_id=" + ACCOUNT).equals(uri.getQuery())) {
            return plain(400, "{\"reason\":\"Invalid client_id or client_secret\",\"error\":\"invalid_client\"}");
        }
        String token = "token-canary-" + numbers.incrementAndGet();
        tokens.add(token);
        return plain(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"bearer\",\"expires_in\":3599,"
                + "\"scope\":\"meeting:write:meeting:admin\",\"api_url\":\"" + url() + "\"}");
    }

    private Answer zoom(HttpExchange exchange, String verb, URI uri, String body) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        if (given == null || !tokens.contains(given.replace("Bearer ", ""))) {
            return plain(401, "{\"code\":124,\"message\":\"Invalid access token.\"}");
        }
        String path = uri.getPath();
        if (path.equals("/v2/users/me/meetings")) {
            return verb.equals("POST") ? created(json.readTree(body)) : listed();
        }
        if (path.endsWith("/recordings")) {
            String raw = uri.getRawPath().replaceAll("^/v2/meetings/|/recordings$", "");
            String found = recordings.get(decoded(raw.contains("%25") ? decoded(raw) : raw));
            return found == null
                    ? plain(404, "{\"code\":3301,\"message\":\"This recording does not exist.\"}")
                    : plain(200, found);
        }
        String id = path.replaceAll("^/v2/meetings/|/.*registrants.*$", "");
        return path.endsWith("registrants") || path.endsWith("registrants/status")
                ? registered(id, verb, path, body)
                : one(verb, id, body);
    }

    private Answer created(JsonNode wanted) {
        int type = wanted.path("type").asInt();
        boolean timed = wanted.path("start_time").asString("").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")
                && wanted.path("duration").asInt(0) > 0;
        if (type != 3 && (type != 2 || !timed) || wanted.path("topic").asString("").isEmpty()) {
            return plain(400, "{\"code\":300,\"message\":\"Validation Failed.\"}");
        }
        if (wanted.path("settings") instanceof ObjectNode settings && (type == 3 || !licensed)) {
            settings.put("approval_type", 2);
        }
        String id = String.valueOf(numbers.incrementAndGet());
        ObjectNode made = ((ObjectNode) wanted).put("id", Long.parseLong(id)).put("join_url",
                "https://us02web.zoom.example/j/" + id + "?pwd=room-canary");
        meetings.put(id, made);
        return plain(201, made.toString());
    }

    private Answer listed() {
        ObjectNode list = json.createObjectNode().put("page_size", 300).put("next_page_token", "");
        meetings.values().forEach(list.putArray("meetings")::add);
        return plain(200, list.toString());
    }

    private Answer registered(String id, String verb, String path, String body) {
        ObjectNode meeting = meetings.get(id);
        if (meeting == null) {
            return plain(404, "{\"code\":3001,\"message\":\"Meeting does not exist: " + id + ".\"}");
        }
        if (meeting.path("settings").path("approval_type").asInt(2) == 2) {
            return plain(400, "{\"code\":3000,\"message\":\"Registration has not been enabled for this meeting.\"}");
        }
        ZoomRegistrants.Answer answer = registrants.ask(id, verb + path.substring(path.lastIndexOf('/')), body,
                "https://us02web.zoom.example/w/" + id + "?tk=entry-canary-" + numbers.incrementAndGet());
        return plain(answer.status(), answer.body());
    }

    private Answer one(String verb, String id, String body) {
        ObjectNode found = meetings.get(id);
        if (found == null) {
            return plain(404, "{\"code\":3001,\"message\":\"Meeting does not exist: " + id + ".\"}");
        }
        return switch (verb) {
            case "GET" -> plain(200, found.toString());
            case "PATCH" -> {
                found.setAll((ObjectNode) json.readTree(body));
                yield plain(204, "");
            }
            case "DELETE" -> {
                meetings.remove(id);
                yield plain(204, "");
            }
            default -> plain(405, "");
        };
    }

    private Answer bigBlueButton(URI uri) {
        String call = uri.getPath().replace("/bigbluebutton/api/", "");
        String query = uri.getRawQuery();
        int sum = query.lastIndexOf("&checksum=");
        String plain = query.substring(0, sum);
        if (!sha256(call + plain + BBB_SECRET).equals(query.substring(sum + 10))) {
            return plain(200, "<response><returncode>FAILED</returncode><messageKey>checksumError</messageKey>"
                    + "<message>Checksums do not match</message></response>");
        }
        if (call.equals("create")) {
            return plain(200, "<response><returncode>SUCCESS</returncode><meetingID>x</meetingID>"
                    + "<messageKey>duplicateWarning</messageKey></response>");
        }
        String id = plain.replaceFirst(".*meetingID=([^&]+).*", "$1");
        return plain(200, "<response><returncode>SUCCESS</returncode><recordings>" + recordings.getOrDefault(id, "")
                + "</recordings></response>");
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
