package org.convene.remark;

import java.net.http.HttpResponse;
import java.util.UUID;

import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.convene.group.Group;
import org.convene.meeting.MeetingScene;
import org.convene.subscription.Subscribers;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;

import static org.assertj.core.api.Assertions.assertThat;

/** What staff note about a person: who reads it, who changes it, and where it ends. */
@ConveneTest
class RemarkIT {
    private static final String MARA = "mara@example.org";
    @Autowired
    MeetingScene scene;
    @Autowired
    Cast cast;
    @Autowired
    Http http;
    @Autowired
    Mailbox mailbox;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Subscribers subscribers;
    Group group;
    Http browser;
    String page;

    @BeforeEach
    void person() {
        group = scene.group("cities");
        scene.join(group, MARA, "UTC");
        browser = cast.signIn(http, cast.moderator("Mo", group.id()));
        page = "/staff/groups/cities/members/"
                + jdbc.sql("select id from subscription").query(UUID.class).single();
    }

    @Test
    void isWrittenChangedAndDeletedByItsAuthorAlone() {
        write("Speaks in May <script>alert(1)</script>");
        Document shown = Http.page(browser.get(page));
        assertThat(shown.select("#notes .letter").text()).isEqualTo("Speaks in May <script>alert(1)</script>");
        assertThat(shown.select("#notes small").text()).startsWith("Mo, ");
        String note = shown.select("#notes form[action$=/delete]").attr("action").replace("/delete", "");

        Http ines = cast.signIn(http.fresh(), cast.ines());
        assertThat(Http.page(ines.get(page)).select("#notes .letter").text()).contains("Speaks in May");
        assertThat(Http.page(ines.get(page)).select("#notes details")).isEmpty();
        String csrf = Http.page(ines.get(page)).select("input[name=_csrf]").attr("value");
        assertThat(ines.post(note, "_csrf", csrf, "note", "x").statusCode()).isEqualTo(404);
        assertThat(ines.post(note + "/delete", "_csrf", csrf).statusCode()).isEqualTo(404);

        assertThat(Cast.submitTo(browser, page, note, "note", " ").statusCode()).isEqualTo(422);
        assertThat(Cast.submitTo(browser, page, note, "note", "Speaks in June").statusCode()).isEqualTo(303);
        assertThat(Http.page(browser.get(page)).select("#notes").text()).contains("Speaks in June", "changed since");
        assertThat(Cast.submitTo(browser, page, note + "/delete").statusCode()).isEqualTo(303);
        assertThat(Http.page(browser.get(page)).select("#notes .letter")).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit_entry where act like 'remark.%' and details not like '%June%'")
                .query(Long.class).single()).isEqualTo(3);
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() {
        HttpResponse<String> long_ = Cast.submitTo(browser, page, page + "/notes", "note", "x".repeat(2001));
        assertThat(long_.statusCode()).isEqualTo(422);
        assertThat(Http.page(long_).select("#f-note").text()).hasSize(2001);
        assertThat(Http.page(long_).select(".problems a").attr("href")).isEqualTo("#f-note");
    }

    @Test
    void staysWithinTheGroupAndIsNotForObservers() {
        write("Only for us");
        Group towns = scene.group("towns");
        scene.join(towns, MARA, "UTC");
        Http far = cast.signIn(http.fresh(), cast.moderator("Far", towns.id()));
        String there = "/staff/groups/towns/members/" + jdbc.sql("select id from subscription where group_id = :id")
                .param("id", towns.id()).query(UUID.class).single();
        assertThat(far.get(there).body()).doesNotContain("Only for us");
        assertThat(far.get(page).statusCode()).isEqualTo(404);
        Http ola = cast.signIn(http.fresh(), cast.observer("Ola", group.id()));
        assertThat(Http.page(ola.get(page)).select("#notes form")).isEmpty();
    }

    @Test
    void isShownToThePersonAndGoneWhenTheyAreErased() {
        write("Speaks in May");
        UUID person = jdbc.sql("select id from subscriber").query(UUID.class).single();
        http.post(subscribers.preferencesPath(person) + "/data");
        String data = mailbox.awaitSubject(MARA, "keeps about you").link("/preferences/data/");
        assertThat(http.get(data).body()).contains("Speaks in May");
        assertThat(http.get(data + "/data.json").body()).contains("\"notes\"", "Speaks in May")
                .doesNotContain("\"Mo\"");
        assertThat(mailbox.mailsTo(MARA)).allSatisfy(mail -> assertThat(mail.text()).doesNotContain("Speaks"));
        http.submit(http.get(data), "/preferences/data/");
        assertThat(jdbc.sql("select count(*) from person_remark").query(Long.class).single()).isZero();
    }

    private void write(String note) {
        HttpResponse<String> written = Cast.submitTo(browser, page, page + "/notes", "note", note);
        assertThat(written.headers().firstValue("Location")).hasValue(page + "#notes");
    }
}
