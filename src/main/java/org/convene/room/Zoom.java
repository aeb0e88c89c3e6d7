package org.convene.room;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Zoom. Each meeting gets one room without fixed times (type 3): its id stays, and its recurrence, which can say less than
 * ours and knows other clock changes, is never asked.
 */
@Component
class Zoom implements RoomProvider {
    private static final int NO_FIXED_TIME = 3;
    private static final int TOPIC = 200;
    private final RoomProperties.Zoom settings;
    private final ZoomTokens tokens;
    private final Wire wire;
    private final JsonMapper json;

    Zoom(RoomProperties properties, ZoomTokens tokens, Wire wire, JsonMapper json) {
        this.settings = properties.zoom();
        this.tokens = tokens;
        this.wire = wire;
        this.json = json;
    }

    @Override
    public Provider provider() {
        return Provider.ZOOM;
    }

    @Override
    public boolean ready() {
        return settings.on();
    }

    @Override
    public Opened open(RoomPlan plan) {
        return (plan.again() ? found(plan) : Optional.<Opened>empty()).orElseGet(() -> {
            JsonNode made = ask("POST", user() + "/meetings", words(plan));
            return opened(made.path("id").asString(""));
        });
    }

    /** The answer to the order to make a room carries its address; so does looking at it, which also reads back what counted. */
    private Opened opened(String id) {
        if (id.isEmpty()) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "no id");
        }
        String address = ask("GET", meeting(id), null).path("join_url").asString("");
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "no address");
        }
        return new Opened(id, address);
    }

    /** What an earlier try made whose answer never came: it carries our mark. */
    private Optional<Opened> found(RoomPlan plan) {
        String page = "";
        do {
            JsonNode list = ask("GET", user() + "/meetings?type=scheduled&page_size=300"
                    + (page.isEmpty() ? "" : "&next_page_token=" + encoded(page)), null);
            for (JsonNode one : list.path("meetings")) {
                if (one.path("agenda").asString("").contains(mark(plan))) {
                    return Optional.of(opened(one.path("id").asString("")));
                }
            }
            page = list.path("next_page_token").asString("");
        } while (!page.isEmpty());
        return Optional.empty();
    }

    @Override
    public void change(String external, RoomPlan plan) {
        ask("PATCH", meeting(external), words(plan));
    }

    @Override
    public void close(String external) {
        try {
            ask("DELETE", meeting(external), null);
        } catch (RoomFailure failure) {
            if (failure.problem() != RoomProblem.GONE) {
                throw failure;
            }
        }
    }

    /** A UUID that begins with a slash or holds two is encoded twice, as Zoom asks. */
    @Override
    public List<Recording> recordings(String external, String reference) {
        String which = reference.isEmpty() ? external : reference;
        String path = which.startsWith("/") || which.contains("//") ? encoded(encoded(which)) : encoded(which);
        JsonNode found = ask("GET", "/v2/meetings/" + path + "/recordings", null);
        try {
            String url = found.path("share_url").asString("");
            Instant began = Instant.parse(found.path("start_time").asString(""));
            return Recording.of(began, url).stream().toList();
        } catch (DateTimeException noTime) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "a recording without a time");
        }
    }

    @Override
    public String way(Room room, Visit visit) {
        return room.address();
    }

    private Map<String, Object> words(RoomPlan plan) {
        String title = plan.title().codePointCount(0, plan.title().length()) <= TOPIC
                ? plan.title()
                : plan.title().substring(0, plan.title().offsetByCodePoints(0, TOPIC));
        return Map.of("topic", title, "type", NO_FIXED_TIME, "agenda", mark(plan), "settings",
                Map.of("auto_recording", plan.confidential() ? "none" : "cloud", "auto_start_meeting_summary", false,
                        "join_before_host", false, "approval_type", 2, "waiting_room", true,
                        "allow_multiple_devices", true));
    }

    private static String mark(RoomPlan plan) {
        return "Convene " + plan.meeting();
    }

    private String user() {
        return "/v2/users/" + encoded(settings.user());
    }

    private static String meeting(String id) {
        return "/v2/meetings/" + encoded(id);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A token that is not taken any more is renewed once. */
    private JsonNode ask(String verb, String path, @org.jspecify.annotations.Nullable Object body) {
        ZoomTokens.Token token = tokens.current();
        HttpResponse<String> answer = send(token, verb, path, body);
        if (answer.statusCode() == 401) {
            answer = send(tokens.renewed(token), verb, path, body);
        }
        JsonNode read = read(answer.body());
        if (answer.statusCode() >= 400) {
            throw failure(answer.statusCode(), read.path("code").asInt(0));
        }
        return read;
    }

    private HttpResponse<String> send(ZoomTokens.Token token, String verb, String path,
            @org.jspecify.annotations.Nullable Object body) {
        HttpRequest.BodyPublisher words = body == null
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body));
        return wire.send(HttpRequest.newBuilder(RoomProperties.at(token.api(), path)).method(verb, words)
                .header("Authorization", "Bearer " + token.secret()).header("Content-Type", "application/json"));
    }

    private JsonNode read(String body) {
        try {
            return body.isBlank() ? json.createObjectNode() : json.readTree(body);
        } catch (JacksonException unreadable) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "not JSON");
        }
    }

    private static RoomFailure failure(int status, int code) {
        RoomProblem problem = switch (code) {
            case 124, 4702 -> RoomProblem.CREDENTIALS;
            case 4700, 4711, 104 -> RoomProblem.SCOPE;
            case 3001 -> RoomProblem.GONE;
            case 1001, 1010, 1120, 3000, 3027 -> RoomProblem.HOST;
            default -> status == 401 ? RoomProblem.CREDENTIALS : status == 404 ? RoomProblem.GONE : RoomProblem.REFUSED;
        };
        return new RoomFailure(problem, "status " + status + ", code " + code);
    }

    static URI tokenAddress(RoomProperties.Zoom settings) {
        return RoomProperties.at(settings.url(),
                "/oauth/token?grant_type=account_credentials&account_id=" + encoded(settings.accountId()));
    }
}
