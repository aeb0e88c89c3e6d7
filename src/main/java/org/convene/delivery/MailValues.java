package org.convene.delivery;

import java.util.List;
import java.util.Map;

import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values of mails on their way into jsonb columns and back as plain maps and lists. */
@Component
class MailValues {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {
    };
    private final JsonMapper json;

    MailValues(JsonMapper json) {
        this.json = json;
    }

    String write(Object values) {
        return json.writeValueAsString(values);
    }

    String writeAll(List<?> rows) {
        return json.writeValueAsString(rows);
    }

    Map<String, Object> read(String text) {
        return json.readValue(text, MAP);
    }
}
