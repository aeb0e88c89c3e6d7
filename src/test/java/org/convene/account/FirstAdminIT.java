package org.convene.account;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

import org.convene.signin.SignIns;
import org.convene.site.SettingProblem;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@ConveneTest
@TestPropertySource(properties = {"convene.admin.email=ines@example.org",
        "convene.admin.password=seven green lamps at noon", "convene.admin.token=0123456789abcdef0123456789abcdef"})
@OwnService
class FirstAdminIT {
    @Autowired
    FirstAdmin firstAdmin;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SetupLinks setup;
    @Autowired
    SignIns signIns;
    @Autowired
    ApiTokens tokens;
    @Autowired
    Passwords passwords;
    @Autowired
    Http http;
    @Autowired
    JdbcClient jdbc;

    @Test
    void theSettingsMakeAnAdminWithPasswordAndToken() {
        firstAdmin.run(new DefaultApplicationArguments());
        firstAdmin.run(new DefaultApplicationArguments());
        assertThat(setup.needed()).isFalse();
        assertThat(signIns.byPassword("ines@example.org", "seven green lamps at noon")).isPresent();
        assertThat(http.get("/api/v1/audit", "Authorization", "Bearer 0123456789abcdef0123456789abcdef").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAdminWhoIsThereAlreadyIsLeftAlone() {
        firstAdmin.run(new DefaultApplicationArguments());
        var ines = tokens.staffOf("0123456789abcdef0123456789abcdef").orElseThrow();
        accounts.setPassword(ines, "nine blue boats at dawn");
        firstAdmin.run(new DefaultApplicationArguments());
        assertThat(signIns.byPassword("ines@example.org", "seven green lamps at noon")).isEmpty();
    }

    @Test
    void theTokenOfAnotherReleaseGetsTheScopesOfThisOne() {
        firstAdmin.run(new DefaultApplicationArguments());
        jdbc.sql("update api_token set scopes = '{AUDIT_READ,OF_TOMORROW}'").update();
        String[] bearer = {"Authorization", "Bearer 0123456789abcdef0123456789abcdef"};
        assertThat(http.get("/api/v1/audit", bearer).statusCode()).isEqualTo(200);
        assertThat(http.get("/api/v1/templates", bearer).statusCode()).isEqualTo(403);
        firstAdmin.run(new DefaultApplicationArguments());
        assertThat(http.get("/api/v1/templates", bearer).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"not an address,-,-,CONVENE_ADMIN_EMAIL",
            "ines@example.org,short,-,CONVENE_ADMIN_PASSWORD",
            "ines@example.org,passwordpasswordpassword,-,CONVENE_ADMIN_PASSWORD",
            "ines@example.org,-,tooshort,CONVENE_ADMIN_TOKEN",
            "-,-,0123456789abcdef0123456789abcdef,CONVENE_ADMIN_EMAIL"})
    void aMalformedSettingStopsTheStart(String email, String password, String token, String named) {
        AccountProperties properties = new AccountProperties(email, password, token);
        assertThatThrownBy(() -> new FirstAdmin(properties, accounts, setup, tokens, passwords))
                .isInstanceOf(SettingProblem.class).hasMessageContaining(named);
    }
}
