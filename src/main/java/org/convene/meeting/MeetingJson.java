package org.convene.meeting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists as they stand in jsonb columns. */
@Component
class MeetingJson {
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };
    private static final TypeReference<List<Track>> TRACKS = new TypeReference<>() {
    };
    private static final TypeReference<List<UUID>> IDS = new TypeReference<>() {
    };
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {
    };
    private final JsonMapper json;

    MeetingJson(JsonMapper json) {
        this.json = json;
    }

    String write(Object value) {
        return json.writeValueAsString(value);
    }

    List<Person> people(String column) {
        return json.readValue(column, PEOPLE);
    }

    /** Empty for what is none. */
    Optional<Map<String, String>> fields(String typed) {
        try {
            return Optional.of(json.readValue(typed, FIELDS));
        } catch (JacksonException spoilt) {
            return Optional.empty();
        }
    }

    List<Track> tracks(String column) {
        return json.readValue(column, TRACKS);
    }

    List<UUID> ids(String column) {
        return json.readValue(column, IDS);
    }

    List<String> texts(String column) {
        return json.readValue(column, TEXTS);
    }
}
