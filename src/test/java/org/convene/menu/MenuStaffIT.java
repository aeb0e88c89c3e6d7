package org.convene.menu;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

@ConveneTest
class MenuStaffIT {
    @Autowired
    Cast cast;
    @Autowired
    Http http;

    @Test
    void findsPagesGroupsAndPeopleThatOneMayOpen() {
        String[] bearer = cast.bearer(cast.ines());
        http.json("POST", "/api/v1/groups", "{\"slug\": \"cities\", \"name\": \"Cities\", \"purpose\": \"For tests.\"}",
                bearer);
        http.json("POST", "/api/v1/groups/cities/subscriptions", "{\"email\": \"mara@example.org\", "
                + "\"name\": \"Mara Lind\", \"consentNote\": \"Signed the list\"}", bearer);
        Http ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(hrefs(ines, "audit")).isEmpty();
        assertThat(hrefs(ines, "histo")).containsExactly("/staff/audit");
        assertThat(hrefs(ines, "CITI")).contains("/staff/groups/cities");
        assertThat(hrefs(ines, "lind")).containsExactly("/staff/groups/cities/members?search=mara%40example.org");
        Http other = cast.signIn(http.fresh(), cast.moderator("Olu"));
        assertThat(hrefs(other, "histo")).isEmpty();
        assertThat(hrefs(other, "citi")).isEmpty();
        assertThat(hrefs(other, "lind")).isEmpty();
        assertThat(hrefs(other, "")).contains("/staff", "/staff/inbox").doesNotContain("/staff/sending");
    }

    private static java.util.List<String> hrefs(Http browser, String words) {
        return JsonMapper.shared().readTree(browser.get("/staff/menu?find=" + words.replace(" ", "%20")).body())
                .findValuesAsString("href");
    }
}
