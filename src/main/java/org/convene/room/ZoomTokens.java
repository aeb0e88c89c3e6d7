package org.convene.room;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The access token of the server-to-server app: kept until shortly before its end, renewed when it is not taken. */
@Component
class ZoomTokens {
    private static final Duration EARLY = Duration.ofMinutes(10);
    private final RoomProperties.Zoom settings;
    private final Wire wire;
    private final JsonMapper json;
    private final Clock clock;
    private @Nullable Token token;

    ZoomTokens(RoomProperties properties, Wire wire, JsonMapper json, Clock clock) {
        this.settings = properties.zoom();
        this.wire = wire;
        this.json = json;
        this.clock = clock;
    }

    /** @param api where this token is to be used */
    record Token(String secret, String api, Instant ends) {
        @Override
        public String toString() {
            return "Token[until " + ends + "]";
        }
    }

    synchronized Token current() {
        Token held = token;
        return held == null || !held.ends().isAfter(clock.instant()) ? renew() : held;
    }

    /** Another one than the one that was refused. */
    synchronized Token renewed(Token refused) {
        Token held = token;
        return held == null || held.equals(refused) ? renew() : held;
    }

    private Token renew() {
        String basic = Base64.getEncoder().encodeToString(
                (settings.clientId() + ":" + settings.clientSecret()).getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = wire.send(HttpRequest.newBuilder(Zoom.tokenAddress(settings))
                .POST(HttpRequest.BodyPublishers.noBody()).header("Authorization", "Basic " + basic));
        if (answer.statusCode() != 200) {
            throw new RoomFailure(RoomProblem.CREDENTIALS, "no token, status " + answer.statusCode());
        }
        Token made = read(answer.body());
        token = made;
        return made;
    }

    private Token read(String body) {
        try {
            JsonNode read = json.readTree(body);
            Duration lasts = Duration.ofSeconds(read.path("expires_in").asLong(3600));
            Duration kept = lasts.compareTo(EARLY.multipliedBy(2)) > 0 ? lasts.minus(EARLY) : lasts.dividedBy(2);
            return new Token(read.path("access_token").asString(""), api(read.path("api_url").asString("")),
                    clock.instant().plus(kept));
        } catch (JacksonException unreadable) {
            throw new RoomFailure(RoomProblem.UNREACHABLE, "a token that cannot be read");
        }
    }

    /** The regional address that came with the token, as long as it is one of Zoom's. */
    private String api(String named) {
        if (named.isEmpty() || named.equals(settings.api())) {
            return settings.api();
        }
        try {
            URI uri = URI.create(named);
            String host = uri.getHost();
            boolean zooms = "https".equals(uri.getScheme()) && host != null && host.endsWith(".zoom.us");
            return zooms ? "https://" + host : settings.api();
        } catch (IllegalArgumentException noAddress) {
            return settings.api();
        }
    }
}
