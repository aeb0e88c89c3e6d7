package org.convene.archive;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import org.convene.meeting.MeetingScene;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** A hand-kept list becomes the archive. */
@ConveneTest
class ArchiveImportIT {
    private static final String PAGE = "/staff/groups/cities/archive/import";
    private static final String LIST = "* Sept 28, 2021 – Starting an office – Petra Holm\n"
            + "* July 23, 2020 (live) – Buying well – Mara Lind [slides](https://files.example.org/1)\n";
    @Autowired
    MeetingScene scene;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    private Http browser = new Http("", "");

    @BeforeEach
    void group() {
        scene.group("cities");
        browser = cast.signIn(http.fresh(), cast.ines());
    }

    @Test
    void whatIsReadIsShownFirstAndTakenOverOnce() {
        HttpResponse<String> shown = Cast.submit(browser, PAGE, "list", LIST, "mode", "try");
        assertThat(shown.statusCode()).isEqualTo(200);
        assertThat(shown.body()).contains("2 sessions are new", "Starting an office", "Petra Holm", "2020-07-23");
        assertThat(archive()).doesNotContain("Starting an office");
        assertThat(Cast.submit(browser, PAGE, "list", LIST, "mode", "import").statusCode()).isEqualTo(303);
        assertThat(archive()).contains("Starting an office", "Buying well", "https://files.example.org/1");
        assertThat(Cast.submit(browser, PAGE, "list", LIST, "mode", "try").body()).contains("Nothing is new",
                "already there");
        assertThat(http.get("/groups/cities/archive?q=petra").body()).contains("Starting an office")
                .doesNotContain("Buying well");
    }

    @Test
    void aMistakeInOneLineKeepsNothing() {
        String wrong = LIST + "* December 9 – No year\n* 2027-01-01 – Still to come\n* 2021-01-01 – "
                + "x".repeat(300) + "\n";
        HttpResponse<String> told = Cast.submit(browser, PAGE, "list", wrong, "mode", "import");
        assertThat(told.statusCode()).isEqualTo(422);
        assertThat(told.body()).contains("3 lines cannot be read", "No date with a year", "still to come");
        assertThat(archive()).doesNotContain("Starting an office");
        assertThat(Cast.submit(browser, PAGE, "list", "", "mode", "import").statusCode()).isEqualTo(422);
    }

    @Test
    void programsImportToo() {
        String[] ines = cast.bearer(cast.ines());
        String path = "/api/v1/groups/cities/occurrences/import";
        String body = "{\"list\":\"date,topic\\n2021-09-28,Licences\\n\",\"dryRun\":true}";
        assertThat(http.json("POST", path, body, ines).body()).contains("\"done\":false", "\"added\":1");
        assertThat(archive()).doesNotContain("Licences");
        assertThat(http.json("POST", path, body.replace("true", "false"), ines).body()).contains("\"done\":true");
        assertThat(archive()).contains("Licences");
        assertThat(http.json("POST", path, "{\"list\":\"date,topic\\nsoon,Licences\\n\"}", ines).body())
                .contains("\"line\":2");
    }

    private String archive() {
        return http.get("/groups/cities/archive").body();
    }
}
