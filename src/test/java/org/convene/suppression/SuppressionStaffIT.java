package org.convene.suppression;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.mail.EmailAddress;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** The suppression list as admins keep it. */
@ConveneTest
class SuppressionStaffIT {
    private static final String PAGE = "/staff/suppressions";
    private static final EmailAddress ADA = new EmailAddress("ada@example.org");
    @Autowired
    Suppressions suppressions;
    @Autowired
    Cast cast;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Http http;

    @Test
    void addsAndRemovesAnAddressWithAReason() {
        Http admin = cast.signIn(http.fresh(), cast.ines());
        assertThat(add(admin, "Ada@Example.org", "asked by phone")).isEqualTo(303);
        assertThat(suppressions.contains(ADA)).isTrue();
        assertThat(add(admin, "ada@example.org", "again")).isEqualTo(422);
        assertThat(add(admin, "nonsense", "")).isEqualTo(422);
        var page = Http.page(admin.get(PAGE + "?address=ada@example.org"));
        String remove = page.select("form[action$=/remove]").attr("action");
        Cast.submitTo(admin, PAGE, remove, "reason", "");
        assertThat(suppressions.contains(ADA)).as("needs a reason").isTrue();
        assertThat(Cast.submitTo(admin, PAGE, remove, "reason", "it works again").statusCode()).isEqualTo(303);
        assertThat(suppressions.contains(ADA)).isFalse();
    }

    @Test
    void keepsAnErasedAddressSuppressed() {
        Http admin = cast.signIn(http.fresh(), cast.ines());
        suppressions.suppress(ADA, "5.1.1 550 <ada@example.org>: no such user", "bounce");
        assertThat(Http.page(admin.get(PAGE)).select("main").text()).contains("There is no such mailbox any more");
        suppressions.forget(ADA);
        assertThat(Http.page(admin.get(PAGE)).select("main").text()).contains("an address that was erased")
                .doesNotContain("ada@example.org");
        assertThat(Http.page(admin.get(PAGE)).select("form[action$=/remove]")).isEmpty();
        assertThat(Http.page(admin.get(PAGE + "?address=ada@example.org")).select("form[action$=/remove]")).hasSize(1);
        assertThat(suppressions.contains(ADA)).isTrue();
        assertThat(jdbc.sql("select count(*) from suppression where address is null").query(Long.class).single())
                .isEqualTo(1);
        assertThat(suppressions.lift(ADA)).isTrue();
        assertThat(suppressions.contains(ADA)).isFalse();
    }

    @Test
    void isForStaffOnly() {
        assertThat(http.get(PAGE).statusCode()).isIn(302, 303);
        assertThat(http.get("/api/v1/suppressions").statusCode()).isEqualTo(401);
    }

    private static int add(Http admin, String email, String reason) {
        return Cast.submitTo(admin, PAGE, PAGE, "email", email, "reason", reason).statusCode();
    }
}
