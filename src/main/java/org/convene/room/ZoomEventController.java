package org.convene.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;

import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Zoom tells us. Only what carries its signature over the very bytes is read, nothing that is old, and no address in it
 * is ever visited: an event says that there is something to ask Zoom about. Answered at once; the worker asks.
 */
@Controller
class ZoomEventController {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private final RoomProperties.Zoom settings;
    private final Rooms rooms;
    private final JsonMapper json;
    private final Clock clock;

    ZoomEventController(RoomProperties properties, Rooms rooms, JsonMapper json, Clock clock) {
        this.settings = properties.zoom();
        this.rooms = rooms;
        this.json = json;
        this.clock = clock;
    }

    @PostMapping("/rooms/zoom")
    ResponseEntity<?> event(@RequestBody(required = false) byte @org.jspecify.annotations.Nullable [] body,
            @RequestHeader(name = "x-zm-request-timestamp", defaultValue = "") String stamp,
            @RequestHeader(name = "x-zm-signature", defaultValue = "") String signature) {
        if (body == null || settings.webhookSecret().isEmpty() || !signed(body, stamp, signature)) {
            return ResponseEntity.status(401).build();
        }
        try {
            return answer(json.readTree(body));
        } catch (JacksonException unreadable) {
            return ResponseEntity.badRequest().build();
        }
    }

    private ResponseEntity<?> answer(JsonNode event) {
        JsonNode payload = event.path("payload");
        String room = payload.path("object").path("id").asString("");
        switch (event.path("event").asString("")) {
            case "endpoint.url_validation" -> {
                return validation(payload.path("plainToken").asString(""));
            }
            case "recording.completed" ->
                rooms.recorded(Provider.ZOOM, room, payload.path("object").path("uuid").asString(""));
            case "meeting.deleted", "meeting.updated" -> rooms.lookAt(Provider.ZOOM, room);
            default -> {
                // Zoom sends whatever the app was subscribed to
            }
        }
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<?> validation(String plain) {
        return ResponseEntity.ok(Map.of("plainToken", plain, "encryptedToken",
                HexFormat.of().formatHex(Signatures.sha256(settings.webhookSecret(), plain))));
    }

    private boolean signed(byte[] body, String stamp, String signature) {
        if (!stamp.matches("\\d{1,12}")
                || Duration.between(Instant.ofEpochSecond(Long.parseLong(stamp)), clock.instant()).abs()
                        .compareTo(FRESH) > 0) {
            return false;
        }
        byte[] head = ("v0:" + stamp + ":").getBytes(StandardCharsets.UTF_8);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        String expected = "v0=" + HexFormat.of().formatHex(Signatures.sha256(settings.webhookSecret(), all));
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8),
                signature.getBytes(StandardCharsets.UTF_8));
    }
}
