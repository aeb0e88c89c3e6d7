package org.convene.talk;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class TalkIT {
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;

    @Test
    void aProposalBecomesTheTopicOfADateAndItsWriterIsToldInTheirLanguage() {
        String[] bearer = cast.bearer(cast.ines());
        call(201, "/api/v1/groups", "{'slug': 'cities', 'name': 'Cities', 'purpose': 'For tests.'}", bearer);
        call(201, "/api/v1/groups/cities/meetings", "{'title': 'Call', 'timeZone': 'Europe/Berlin', "
                + "'start': '2030-01-08T15:00', 'durationMinutes': 60, 'recurrence': 'FREQ=WEEKLY'}", bearer);
        call(202, "/api/v1/contact-requests", "{'kind': 'talk', 'email': 'mara@example.org', 'name': 'Mara Lind', "
                + "'group': 'cities', 'subject': 'Measuring offices', 'body': 'What we count.', 'language': 'de', "
                + "'talk': {'speaker': 'Olu Adeyemi', 'pronouns': 'he/him', 'dates': 'any Tuesday in January'}}");
        JsonNode sent = read(http.get("/api/v1/contact-requests", bearer)).path("items").get(0);
        assertThat(sent.path("talk").path("dates").asString()).isEqualTo("any Tuesday in January");
        String request = "/staff/inbox/" + sent.path("id").asString();
        Http ines = cast.signIn(http, cast.ines());
        assertThat(Http.page(ines.get(request)).select("dd").eachText()).contains("he/him", "any Tuesday in January");
        assertThat(Http.page(ines.get(request + "?with=decline")).select("#f-body").text())
                .startsWith("Guten Tag Mara Lind,").contains("Measuring offices", "keinen Platz");
        HttpResponse<String> place = ines.get(request + "/place");
        assertThat(Http.page(place).select("label.check").eachText()).hasSize(40)
                .allSatisfy(date -> assertThat(date).contains("Call", "2030"));
        assertThat(Http.page(place).select("details label.check")).hasSize(32);
        String first = Http.page(place).select("input[name=at]").getFirst().val();
        assertThat(ines.submit(place, request + "/place").statusCode()).as("none chosen").isEqualTo(422);
        call(200, "PATCH",
                "/api/v1/groups/cities/occurrences/" + read(http.get("/api/v1/groups/cities/occurrences", bearer))
                        .path("items").get(0).path("id").asString(),
                "{'topic': 'Budgets', 'guests': [{'name': 'Kim'}]}",
                bearer);
        HttpResponse<String> asked = ines.submit(place, request + "/place", "at", first);
        assertThat(asked.statusCode()).isEqualTo(422);
        assertThat(Http.page(asked).select("main").text()).contains("“Budgets”", "Kim");
        HttpResponse<String> placed = ines.submit(asked, request + "/place", "instead", "Budgets");
        assertThat(placed.statusCode()).isEqualTo(303);
        HttpResponse<String> told = ines.get(placed.headers().firstValue("Location").orElseThrow());
        assertThat(Http.page(told).select("#f-body").text()).contains("sehr gern", "8. Januar 2030");
        JsonNode date = read(http.get("/api/v1/groups/cities/occurrences?from=2030-01-01T00:00:00Z", bearer))
                .path("items").get(0);
        assertThat(date.path("topic").asString()).isEqualTo("Measuring offices");
        assertThat(date.path("guests").toString()).contains("Olu Adeyemi").doesNotContain("Kim");
        assertThat(ines.submit(told, request + "/reply").statusCode()).isEqualTo(303);
        assertThat(mailbox.awaitSubject("mara@example.org", "Measuring offices").text()).contains("8. Januar 2030");
        assertThat(Http.page(ines.get("/staff/audit")).text()).contains("Gave a talk proposal a date");
    }

    private void call(int status, String path, String body, String... headers) {
        call(status, "POST", path, body, headers);
    }

    private void call(int status, String method, String path, String body, String[] headers) {
        HttpResponse<String> answer = http.json(method, path, body.replace('\'', '"'), headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private static JsonNode read(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }
}
