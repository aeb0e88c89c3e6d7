package org.convene.meeting;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lists as they stand in jsonb columns. */
@Component
class MeetingJson {
    private static final TypeReference<List<Person>> PEOPLE = new TypeReference<>() {
    };
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
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

    List<String> texts(String column) {
        return json.readValue(column, TEXTS);
    }
}
