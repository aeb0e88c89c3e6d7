package org.convene.suppression;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

import org.convene.account.ApiTokens;
import org.convene.account.StaffAccounts;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** The suppression list as programs keep it. */
@ConveneTest
@TestPropertySource(properties = "convene.roles=web")
@OwnService
class SuppressionApiIT {
    private static final String PATH = "/api/v1/suppressions";
    @Autowired
    StaffAccounts accounts;
    @Autowired
    ApiTokens tokens;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    Http http;

    @Test
    void addsFindsAndRemoves() {
        String token = token(Scope.SUPPRESSIONS_READ, Scope.SUPPRESSIONS_WRITE);
        var added = add(token, "{\"email\": \"Ada@example.org\", \"reason\": \"asked\"}");
        assertThat(added.statusCode()).isEqualTo(201);
        String id = added.body().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        assertThat(call("GET", PATH + "?email=ada@example.org", token).body()).contains(id).contains("asked");
        assertThat(call("GET", PATH + "?email=ben@example.org", token).body()).doesNotContain(id);
        assertThat(add(token, "{\"email\": \"ada@example.org\", \"reason\": \"again\"}").statusCode()).isEqualTo(409);
        assertThat(call("DELETE", PATH + "/" + id, token).statusCode()).isEqualTo(422);
        assertThat(call("DELETE", PATH + "/" + id + "?reason=works", token).statusCode()).isEqualTo(204);
        assertThat(call("DELETE", PATH + "/" + id + "?reason=works", token).statusCode()).isEqualTo(404);
    }

    @Test
    void pagesThroughTheList() {
        String token = token(Scope.SUPPRESSIONS_READ, Scope.SUPPRESSIONS_WRITE);
        for (int i = 0; i < 3; i++) {
            add(token, "{\"email\": \"m" + i + "@example.org\", \"reason\": \"asked\"}");
        }
        String first = call("GET", PATH + "?limit=2", token).body();
        assertThat(first).contains("m2@").contains("m1@").doesNotContain("m0@");
        String cursor = first.replaceFirst(".*\"next\":\"([^\"]+)\".*", "$1");
        assertThat(call("GET", PATH + "?limit=2&cursor=" + cursor, token).body()).contains("m0@").doesNotContain("m1@");
    }

    @Test
    void refusesBadBodiesAndLesserTokens() {
        String token = token(Scope.SUPPRESSIONS_READ);
        assertThat(add(token, "{\"email\": \"ada@example.org\", \"reason\": \"asked\"}").statusCode()).isEqualTo(403);
        String writer = token(Scope.SUPPRESSIONS_WRITE);
        assertThat(call("GET", PATH, writer).statusCode()).isEqualTo(403);
        assertThat(add(writer, "{\"email\": \"a@b,c@d\", \"reason\": \"\"}").statusCode()).isEqualTo(422);
        assertThat(add(writer, "{}").statusCode()).isEqualTo(422);
        assertThat(add(writer, "{\"email\": \"ada@example.org\", \"reason\": \"x\", \"id\": \"1\"}").statusCode())
                .isEqualTo(400);
        assertThat(call("GET", PATH + "?cursor=nonsense", token).statusCode()).isEqualTo(422);
    }

    private HttpResponse<String> add(String token, String body) {
        return http.json("POST", PATH, body, "Authorization", "Bearer " + token);
    }

    private HttpResponse<String> call(String method, String path, String token) {
        return http.send(http.request(path, "Authorization", "Bearer " + token).method(method,
                java.net.http.HttpRequest.BodyPublishers.noBody()));
    }

    private String token(Scope... scopes) {
        UUID id = transaction.execute(status -> accounts.ensureAdmin(new EmailAddress("ines@example.org"), "Ines"));
        Staff admin = new Staff(id, "Ines", true, Set.of(), Set.of(Scope.values()));
        return tokens.create(admin, "test " + UUID.randomUUID(), Set.of(scopes), null);
    }
}
