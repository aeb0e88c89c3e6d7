package org.convene.subscription;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import org.convene.group.WorkingGroups;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.SettableClock;

import static org.assertj.core.api.Assertions.assertThat;

/** A list of members as staff bring it in on the page. */
@ConveneTest
@Import(Stage.class)
class ImportPageIT {
    @Autowired
    Stage stage;
    @Autowired
    Http http;
    @Autowired
    WorkingGroups groups;
    @Autowired
    MemberImports imports;
    @Autowired
    SettableClock clock;
    @Autowired
    Cast cast;

    @Test
    void importsTheListThatWasTriedWithoutAskingForItAgain() {
        stage.groups("cities");
        Http browser = cast.signIn(http, cast.ines());
        String page = "/staff/groups/cities/members/import";
        Document noted = Http
                .page(send(browser, page, Http.page(browser.get(page)), "email\nada@example.org\n", "try", ""));
        assertThat(noted.select(".problems a").eachAttr("href")).containsExactly("#f-consentNote");
        Document tried = Http.page(send(browser, page, noted, "", "try", "signed the sheet"));
        assertThat(tried.select("main").text()).contains("1 would be added", "The list members.csv is here")
                .contains("Import one person");
        assertThat(stage.count("subscription")).isZero();
        Http another = cast.signIn(http.fresh(), cast.moderator("Bo", groups.bySlug("cities").orElseThrow().id()));
        assertThat(send(another, page, Http.page(another.get(page)), "", "import", "signed", "kept",
                tried.select("[name=kept]").val()).statusCode()).isEqualTo(422);
        assertThat(Http.page(send(browser, page, tried, "", "import", "signed the sheet")).select("main").text())
                .contains("1 added").contains("See the members");
        assertThat(stage.stateOf("ada@example.org", "cities")).isEqualTo("ACTIVE");
        assertThat(stage.count("import_file")).isZero();
        send(browser, page, noted, "email\nbo@example.org\n", "try", "signed the sheet");
        clock.advance(Duration.ofHours(3));
        imports.forgetOld();
        assertThat(stage.count("import_file")).isZero();
    }

    /** As a browser sends the form with a file. @param csv empty: none was chosen */
    private HttpResponse<String> send(Http browser, String page, Document form, String csv, String mode, String note,
            String... more) {
        StringBuilder body = new StringBuilder();
        form.select("form[action=\"" + page + "\"] input[type=hidden]")
                .forEach(hidden -> part(body, hidden.attr("name"), hidden.val()));
        part(body, "consentNote", note);
        part(body, "mode", mode);
        for (int i = 0; i < more.length; i += 2) {
            part(body, more[i], more[i + 1]);
        }
        body.append("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"")
                .append(csv.isEmpty() ? "" : "members.csv").append("\"\r\nContent-Type: text/csv\r\n\r\n").append(csv)
                .append("\r\n--b--\r\n");
        return browser.send(browser.request(page, "Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofString(body.toString())));
    }

    private static void part(StringBuilder body, String name, String value) {
        body.append("--b\r\nContent-Disposition: form-data; name=\"").append(name).append("\"\r\n\r\n").append(value)
                .append("\r\n");
    }
}
