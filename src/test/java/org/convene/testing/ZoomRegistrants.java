package org.convene.testing;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Zoom's registrants: at most 30 at once, never the host, the same person only once. */
public final class ZoomRegistrants {
    public static final String HOST = "host@example.org";
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Map<String, ObjectNode>> all = new ConcurrentHashMap<>();
    private volatile Set<String> refused = Set.of();

    record Answer(int status, String body) {}

    /** Whom Zoom does not take, for a reason of its own; empty: takes everybody again. */
    public void refuse(String... emails) {
        refused = Set.of(emails);
    }

    void clear() {
        all.clear();
        refused = Set.of();
    }

    /** Those whose registration holds, by address. */
    public Map<String, ObjectNode> of(String meeting) {
        return all.computeIfAbsent(meeting, id -> new TreeMap<>());
    }

    Answer ask(String meeting, String what, String body, String joinUrl) {
        JsonNode asked = json.readTree(body);
        return switch (what) {
            case "POST/batch_registrants" -> batch(meeting, asked, joinUrl);
            case "POST/registrants" -> valid(asked)
                    ? new Answer(201, registered(meeting, asked, joinUrl, asked.path("auto_approve").asBoolean(false))
                            .toString())
                    : refusal(asked);
            case "PUT/status" -> status(meeting, asked);
            default -> new Answer(405, "");
        };
    }

    private Answer batch(String meeting, JsonNode asked, String joinUrl) {
        JsonNode people = asked.path("registrants");
        if (people.isEmpty() || people.size() > 30) {
            return new Answer(400, "{\"code\":300,\"message\":\"Validation Failed.\"}");
        }
        for (JsonNode one : people) {
            if (!valid(one)) {
                return refusal(one);
            }
        }
        ObjectNode answer = json.createObjectNode();
        ArrayNode made = answer.putArray("registrants");
        people.forEach(one -> made.add(registered(meeting, one, joinUrl + "-" + made.size(),
                asked.path("auto_approve").asBoolean(false))));
        return new Answer(200, answer.toString());
    }

    private ObjectNode registered(String meeting, JsonNode one, String joinUrl, boolean approved) {
        String email = one.path("email").asString();
        ObjectNode there = of(meeting).computeIfAbsent(email, key -> json.createObjectNode().put("email", key)
                .put("registrant_id", UUID.randomUUID().toString()).put("join_url", joinUrl));
        there.put("approved", approved).put("name",
                (one.path("first_name").asString() + " " + one.path("last_name").asString("")).strip());
        return there.deepCopy();
    }

    private Answer status(String meeting, JsonNode asked) {
        if (!asked.path("action").asString("").equals("cancel")) {
            return new Answer(400, "{\"code\":300,\"message\":\"Validation Failed.\"}");
        }
        for (JsonNode one : asked.path("registrants")) {
            of(meeting).values().removeIf(there -> there.path("registrant_id").asString("")
                    .equals(one.path("id").asString("-")));
        }
        return new Answer(204, "");
    }

    private boolean valid(JsonNode one) {
        String email = one.path("email").asString("");
        return email.contains("@") && !email.equals(HOST) && !refused.contains(email)
                && !one.path("first_name").asString("").isEmpty();
    }

    private static Answer refusal(JsonNode one) {
        return one.path("email").asString("").equals(HOST)
                ? new Answer(400, "{\"code\":3027,\"message\":\"Host can not register.\"}")
                : new Answer(400, "{\"code\":300,\"message\":\"Validation Failed.\"}");
    }
}
