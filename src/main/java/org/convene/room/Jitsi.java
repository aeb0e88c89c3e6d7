package org.convene.room;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

import org.convene.site.Keyring;

/**
 * Jitsi Meet. A room is there as soon as somebody enters; its name is hard to guess. Where the server asks for it everybody
 * carries a token of their own, signed here (HS256), that lets into this room only and ends with the occurrence.
 */
@Component
class Jitsi implements RoomProvider {
    private static final Base64.Encoder URL_TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final Duration SLACK = Duration.ofMinutes(1);
    private final RoomProperties.Jitsi settings;
    private final Keyring keyring;
    private final JsonMapper json;
    private final Clock clock;

    Jitsi(RoomProperties properties, Keyring keyring, JsonMapper json, Clock clock) {
        this.settings = properties.jitsi();
        this.keyring = keyring;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public Provider provider() {
        return Provider.JITSI;
    }

    @Override
    public boolean ready() {
        return !settings.url().isEmpty();
    }

    @Override
    public Opened open(RoomPlan plan) {
        String name = "convene-" + HexFormat.of()
                .formatHex(keyring.fingerprint("room:jitsi", plan.meeting().toString()), 0, 16);
        return new Opened(plan.meeting().toString(), RoomProperties.at(settings.url(), "/" + name).toString());
    }

    @Override
    public void change(String external, RoomPlan plan) {
        // there is nothing at the server that could be changed
    }

    @Override
    public void close(String external) {
        // a room that nobody is in is gone
    }

    @Override
    public List<Recording> recordings(String external, String reference) {
        return List.of();
    }

    @Override
    public String way(Room room, Visit visit) {
        return settings.secret().isEmpty() ? room.address() : room.address() + "?jwt=" + token(room, visit);
    }

    private String token(Room room, Visit visit) {
        Instant now = clock.instant();
        String host = URI.create(settings.url()).getHost();
        boolean may = !visit.confidential();
        Map<String, Object> claims = Map.of("aud", "jitsi", "iss", settings.appId(), "sub", host, "room",
                name(room), "nbf", now.minus(SLACK).getEpochSecond(), "exp", visit.until().getEpochSecond(),
                "context", Map.of("user", Map.of("name", visit.name()), "features",
                        Map.of("recording", may, "transcription", may, "livestreaming", may)));
        String signed = part(Map.of("alg", "HS256", "typ", "JWT")) + "." + part(claims);
        return signed + "." + URL_TEXT.encodeToString(Signatures.sha256(settings.secret(), signed));
    }

    /** It opens the room, so it stands in its locked address only. */
    private static String name(Room room) {
        return room.address().substring(room.address().lastIndexOf('/') + 1);
    }

    private String part(Map<String, Object> words) {
        return URL_TEXT.encodeToString(json.writeValueAsString(words).getBytes(StandardCharsets.UTF_8));
    }
}
