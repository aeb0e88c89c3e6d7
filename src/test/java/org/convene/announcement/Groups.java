package org.convene.announcement;

import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Groups and members as a script makes them, by the API. */
public record Groups(Http http, String[] bearer) {

    public void create(String slug, String name) {
        HttpResponse<String> made = call("POST", "/api/v1/groups", """
                {"slug": "%s", "name": "%s", "purpose": "For tests."}""".formatted(slug, name));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    public UUID id(String slug) {
        return UUID.fromString(JsonMapper.shared().readTree(call("GET", "/api/v1/groups/" + slug, "").body())
                .path("id").asString());
    }

    public void addMember(String slug, String body) {
        HttpResponse<String> made = call("POST", "/api/v1/groups/" + slug + "/subscriptions", body);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    }

    /** Members {@code member1@example.org} and on. */
    public void importMembers(String slug, int count) {
        String csv = IntStream.rangeClosed(1, count).mapToObj(i -> "member" + i + "@example.org")
                .collect(Collectors.joining("\n", "email\n", "\n"));
        String body = """
                --x\r
                Content-Disposition: form-data; name="file"; filename="members.csv"\r
                Content-Type: text/csv\r
                \r
                %s\r
                --x\r
                Content-Disposition: form-data; name="consentNote"\r
                \r
                Signed the list at the meeting\r
                --x--\r
                """.formatted(csv);
        HttpResponse<String> done = http.send(http.request("/api/v1/groups/" + slug + "/subscriptions/import",
                bearer[0], bearer[1], "Content-Type", "multipart/form-data; boundary=x")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)));
        assertThat(done.statusCode()).as(done.body()).isLessThan(300);
    }

    public HttpResponse<String> call(String method, String path, String body) {
        return http.json(method, path, body, bearer);
    }
}
