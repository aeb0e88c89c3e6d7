package org.convene.room;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks Zoom's API. */
@Component
class ZoomCalls {
    private static final int TOPIC = 200;
    private final RoomProperties.Zoom settings;
    private final ZoomTokens tokens;
    private final Wire wire;
    private final JsonMapper json;

    ZoomCalls(RoomProperties properties, ZoomTokens tokens, Wire wire, JsonMapper json) {
        this.settings = properties.zoom();
        this.tokens = tokens;
        this.wire = wire;
        this.json = json;
    }

    boolean ready() {
        return settings.on();
    }

    JsonNode make(Object words) {
        JsonNode made = ask("POST", user() + "/meetings", words);
        return look(made.path("id").asString(""));
    }

    /** Also tells what counted of what was said: Zoom drops what it does not like without a word. */
    JsonNode look(String id) {
        if (id.isEmpty()) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "no id");
        }
        JsonNode found = ask("GET", meeting(id), null);
        String address = found.path("join_url").asString("");
        if (!address.startsWith("https://") && !address.startsWith("http://")) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "no address");
        }
        return found;
    }

    static Opened opened(JsonNode found) {
        return new Opened(found.path("id").asString(""), found.path("join_url").asString(""));
    }

    /** What an earlier try made whose answer never came. @param mark that it carries */
    Optional<JsonNode> find(String mark) {
        String page = "";
        do {
            JsonNode list = ask("GET", user() + "/meetings?type=scheduled&page_size=300"
                    + (page.isEmpty() ? "" : "&next_page_token=" + encoded(page)), null);
            for (JsonNode one : list.path("meetings")) {
                if (one.path("agenda").asString("").contains(mark)) {
                    return Optional.of(look(one.path("id").asString("")));
                }
            }
            page = list.path("next_page_token").asString("");
        } while (!page.isEmpty());
        return Optional.empty();
    }

    /** One that is gone already is fine. */
    void delete(String id) {
        try {
            ask("DELETE", meeting(id), null);
        } catch (RoomFailure failure) {
            if (failure.problem() != RoomProblem.GONE) {
                throw failure;
            }
        }
    }

    /** A UUID that begins with a slash or holds two is encoded twice, as Zoom asks. */
    List<Recording> recordings(String which) {
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

    static String topic(String title) {
        return title.codePointCount(0, title.length()) <= TOPIC
                ? title
                : title.substring(0, title.offsetByCodePoints(0, TOPIC));
    }

    private String user() {
        return "/v2/users/" + encoded(settings.user());
    }

    static String meeting(String id) {
        return "/v2/meetings/" + encoded(id);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A token that is not taken any more is renewed once. */
    JsonNode ask(String verb, String path, @Nullable Object body) {
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

    private HttpResponse<String> send(ZoomTokens.Token token, String verb, String path, @Nullable Object body) {
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
            case 200 -> RoomProblem.LICENCE;
            case 3001 -> RoomProblem.GONE;
            case 3027 -> RoomProblem.IS_HOST;
            case 1001, 1010, 1120, 3000 -> RoomProblem.HOST;
            default -> status == 401 ? RoomProblem.CREDENTIALS : status == 404 ? RoomProblem.GONE : RoomProblem.REFUSED;
        };
        return new RoomFailure(problem, "status " + status + ", code " + code);
    }
}
