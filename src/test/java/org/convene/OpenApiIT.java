package org.convene;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** The API document in {@code docs/} is the one the service answers with; after a wanted change copy the new one over it. */
@ConveneTest
class OpenApiIT {
    private static final Path COMMITTED = Path.of("docs/openapi.json");
    private static final Path ANSWERED = Path.of("target/openapi.json");
    @Autowired
    Http http;

    @Test
    void theCommittedDocumentIsTheAnsweredOne() throws Exception {
        JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
        JsonNode answered = json.readTree(http.get("/api/v1/openapi.json").body());
        ((ObjectNode) answered).remove("servers"); // names the port of the moment
        Files.writeString(ANSWERED, json.writeValueAsString(json.treeToValue(answered, Object.class)) + "\n");
        assertThat(json.readTree(Files.readString(COMMITTED))).as("docs/openapi.json, compare with " + ANSWERED)
                .isEqualTo(answered);
        assertThat(answered.path("paths").propertyNames()).contains("/api/v1/signups",
                "/api/v1/groups/{slug}/occurrences");
    }
}
