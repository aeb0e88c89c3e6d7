package org.convene.signin;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.account.StaffAccounts;
import org.convene.audit.Staff;
import org.convene.testing.Browser;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.SettableClock;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Passkeys with a real Chromium and the authenticator it brings for tests. */
@ConveneTest
class PasskeyIT {
    @RegisterExtension
    static final Browser browser = new Browser();
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Mailbox mailbox;
    @Autowired
    StaffAccounts accounts;
    @Autowired
    SettableClock clock;
    @Autowired
    JdbcClient jdbc;

    @Test
    void severalPasskeysAreMadeOpenTheDoorAndAreRemoved() {
        Staff ines = cast.ines();
        Page page = signedIn(ines);
        JsonObject device = authenticator(page);
        make(page, "Laptop");
        assertThat(page.locator("main")).containsText("Laptop");
        make(page, "Same device again");
        assertThat(page.locator("[role=alert]:not(:empty)")).containsText("has a passkey for you already");
        authenticatorOf(page).send("WebAuthn.disable");
        authenticator(page, "usb");
        make(page, "Key ring");
        assertThat(page.locator("main")).containsText("Key ring");
        assertThat(device.get("authenticatorId").getAsString()).isNotEmpty();
        assertThat(mailbox.awaitSubject("ines@example.org", "sign in").text()).contains("passkey was added");

        page.locator("form[action='/staff/sign-out'] button").click();
        page.locator("form[data-passkey=enter] button").click();
        page.waitForURL("**/staff");
        page.navigate("/staff/account");
        assertThat(page.locator("li:has(b:text-is('Key ring'))")).containsText("last used");
        page.locator("li:has(b:text-is('Key ring')) button").click();
        assertThat(page.locator(".note.good")).containsText("removed");
        assertThat(page.locator("main")).not().containsText("Key ring");

        page.locator("form[action='/staff/sign-out'] button").click();
        page.locator("form[data-passkey=enter] button").click();
        assertThat(page.locator("[role=alert]:not(:empty)")).containsText("Nobody here has this passkey");
        assertThat(jdbc.sql("SELECT act || ' ' || details FROM audit_entry").query(String.class).list())
                .contains("staff.passkey-on Laptop", "staff.sign-in passkey", "staff.passkey-off ");
    }

    @Test
    void aPasskeyProvesWhoIsThereBeforeADangerousAct() {
        Page page = signedIn(cast.ines());
        authenticator(page);
        make(page, "Laptop");
        clock.advance(java.time.Duration.ofMinutes(11));
        page.navigate("/staff/account");
        page.fill("#f-tokenName", "nightly");
        page.check("input[name=scopes] >> nth=0");
        page.locator("form[action='/staff/account/tokens'] button").click();
        page.waitForURL("**/staff/account/again");
        page.locator("form[data-passkey=enter] button").click();
        page.waitForURL("**/again/go-on");
        page.locator("main form button").click();
        assertThat(page.locator("code.token")).containsText("convene_");
    }

    @Test
    void anAnswerToAnotherChallengeOpensNothing() {
        cast.ines();
        Http stranger = http.fresh();
        var form = Http.page(stranger.get("/staff/sign-in")).select("form[data-passkey=enter]");
        String[] csrf = {form.attr("data-header"), form.attr("data-csrf")};
        var options = stranger.json("POST", "/staff/sign-in/passkey/options", "", csrf);
        assertThat(options.statusCode()).isEqualTo(200);
        assertThat(options.body()).contains("\"rpId\":\"convene.example.org\"", "\"userVerification\":\"required\"");
        for (String bad : new String[]{"{}", "[]", "null", "nonsense",
                "{\"id\":\"AAAA\",\"rawId\":\"AAAA\",\"type\":\"public-key\",\"clientExtensionResults\":{},"
                        + "\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AAAA\","
                        + "\"signature\":\"AAAA\",\"userHandle\":\"AAAA\"}}"}) {
            stranger.json("POST", "/staff/sign-in/passkey/options", "", csrf);
            assertThat(stranger.json("POST", "/staff/sign-in/passkey", bad, csrf).statusCode()).as(bad).isEqualTo(422);
        }
        assertThat(stranger.json("POST", "/staff/sign-in/passkey", "{}").statusCode()).as("no token").isEqualTo(403);
        assertThat(stranger.get("/staff").statusCode()).isEqualTo(303);
    }

    private Page signedIn(Staff person) {
        Page page = browser.desktop(http);
        page.navigate(accounts.oneTimeLink(accounts.self(person).email()));
        page.locator("main form button").click();
        page.waitForURL("**/staff");
        return page;
    }

    private static void make(Page page, String name) {
        page.navigate("/staff/account/passkeys/new");
        page.fill("#f-name", name);
        page.locator("form[data-passkey=add] button").click();
        page.waitForCondition(() -> page.url().endsWith("/staff/account")
                || page.locator("[role=alert]:not(:empty)").count() > 0);
    }

    private @Nullable CDPSession devtools;

    private CDPSession authenticatorOf(Page page) {
        CDPSession open = devtools == null ? page.context().newCDPSession(page) : devtools;
        devtools = open;
        return open;
    }

    private JsonObject authenticator(Page page) {
        return authenticator(page, "internal");
    }

    private JsonObject authenticator(Page page, String transport) {
        CDPSession session = authenticatorOf(page);
        session.send("WebAuthn.enable");
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", transport);
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        return session.send("WebAuthn.addVirtualAuthenticator", asked);
    }
}
