package org.convene.web;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the site is reached by https. */
@ConveneTest
@TestPropertySource(properties = "convene.public-url=https://convene.example.org")
@OwnService
class HttpsIT {
    @Autowired
    Http http;

    @Test
    void theSessionIsForThisHostAndForHttpsAlone() {
        HttpResponse<String> page = http.get("/staff/sign-in");
        assertThat(page.headers().allValues("Set-Cookie")).singleElement().asString().startsWith("__Host-staff=")
                .contains("; Secure").contains("; HttpOnly").contains("; SameSite=Lax").contains("Path=/;")
                .doesNotContain("Domain");
        assertThat(page.headers().firstValue("Strict-Transport-Security").orElseThrow()).contains("max-age=31536000");
    }

    @Test
    void saysWhereToReportAWeakness() {
        assertThat(http.get("/.well-known/security.txt").body())
                .contains("Contact: https://convene.example.org/contact")
                .contains("Expires: 2027-02-19T00:00:00Z");
    }
}
