package org.convene.web;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Behind a proxy that passes on whatever a visitor claims to be. */
@ConveneTest
@TestPropertySource(properties = "convene.web.trusted-proxies=127.0.0.0/8")
@OwnService
class ForwardedIT {
    @Autowired
    Http http;

    @Test
    void whatIsNoAddressBreaksNoPage() {
        for (String claimed : List.of("unknown", "dead.beef", "fade", "42", "1.2.3.4:80", "[::1]", ":::", "_x", "'", "",
                ", ,", "198.51.100.7")) {
            assertThat(http.get("/mailbox", "X-Forwarded-For", claimed).statusCode()).as(claimed).isIn(200, 404);
            assertThat(http.json("POST", "/api/v1/signups", "{\"email\":\"ana@example.org\",\"groups\":[]}",
                    "X-Forwarded-For", claimed).statusCode()).as(claimed).isLessThan(500);
        }
    }

    @Test
    void theMailboxIsForThisMachineOnly() {
        assertThat(http.get("/mailbox").statusCode()).isEqualTo(200);
        assertThat(http.get("/mailbox", "X-Forwarded-For", "198.51.100.7").statusCode()).isEqualTo(404);
        assertThat(http.get("/mailbox", "X-Forwarded-For", "unknown").statusCode()).isEqualTo(404);
    }
}
