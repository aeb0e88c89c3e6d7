package org.convene.group;

import java.util.List;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.group.Group.Link;

/** The lists of a group as they stand in jsonb columns. */
@Component
class JsonText {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {
    };
    private static final TypeReference<List<Link>> LINKS = new TypeReference<>() {
    };
    private final JsonMapper json;

    JsonText(JsonMapper json) {
        this.json = json;
    }

    String write(List<?> list) {
        return json.writeValueAsString(list);
    }

    List<String> texts(String column) {
        return json.readValue(column, TEXTS);
    }

    List<Link> links(String column) {
        return json.readValue(column, LINKS);
    }
}
