package org.convene.template;

import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import org.convene.audit.Staff;
import org.convene.testing.Cast;
import org.convene.testing.ConveneTest;
import org.convene.testing.Http;
import org.convene.testing.Mailbox;
import org.convene.testing.ReceivedMail;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail is edited, and then broken, while it goes out: everybody gets one of its texts, whole and once. */
@ConveneTest
class MidMailingIT {
    private static final int MEMBERS = 900;
    private static final int SOME = 150;
    @Autowired
    Http http;
    @Autowired
    Cast cast;
    @Autowired
    Templates templates;
    @Autowired
    VersionsInUse inUse;
    @Autowired
    Mailbox mailbox;
    @Autowired
    DataSource database;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    JsonMapper json;

    @AfterEach
    void forget() {
        jdbc.sql("DELETE FROM template_version").update();
        inUse.lookNext();
        inUse.revision();
    }

    @Test
    void everybodyGetsTheOldOrTheNewTextWholeAndOnce() throws SQLException {
        write("One");
        UUID mailing = publish();
        comeAtLeast(SOME);
        inBetween(() -> write("Two"));
        comeAtLeast(come() + SOME);
        inBetween(this::breakTheNext);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> jdbc.sql("""
                SELECT frozen_at IS NOT NULL AND NOT EXISTS (
                    SELECT FROM chunk WHERE mailing = id AND finished_at IS NULL) FROM mailing WHERE id = :id
                """).param("id", mailing).query(Boolean.class).single());

        List<ReceivedMail> mails = jdbc.sql("SELECT raw FROM caught_mail WHERE recipient LIKE 'member%'")
                .query((row, number) -> ReceivedMail.parse(row.getBytes("raw"))).list();
        assertThat(mails.stream().map(mail -> mail.header("To")).distinct()).as("none twice, none missing")
                .hasSize(MEMBERS).hasSameSizeAs(mails);
        Map<String, Long> texts = mails.stream().collect(Collectors.groupingBy(MidMailingIT::text,
                Collectors.counting()));
        assertThat(texts).containsOnlyKeys("One", "Two");
        assertThat(texts.get("One")).isGreaterThanOrEqualTo(SOME);
        assertThat(texts.get("Two")).isGreaterThanOrEqualTo(SOME);
        Awaitility.await().until(() -> !templates.broken().isEmpty());
        assertThat(mailbox.awaitSubject("ines@example.org", "").text()).contains("Announcement (English)");
    }

    /** Which version it is; all its parts are of the same one. */
    private static String text(ReceivedMail mail) {
        String version = mail.text().contains("Two Ines Falk") ? "Two" : "One";
        assertThat(mail.text()).containsOnlyOnce(version + " Ines Falk, for Cities");
        assertThat(mail.html()).containsOnlyOnce(version + " Ines Falk, for Cities")
                .containsOnlyOnce(version + " Ines Falk writes")
                .doesNotContain((version.equals("One") ? "Two" : "One") + " Ines Falk");
        return version;
    }

    private UUID publish() {
        String[] bearer = cast.bearer(cast.ines());
        http.json("POST", "/api/v1/groups", "{\"name\":\"Cities\",\"slug\":\"cities\"}", bearer);
        jdbc.sql("""
                WITH people AS (
                    INSERT INTO subscriber (id, address, address_key, name, language, zone, created_at)
                    SELECT gen_random_uuid(), 'member' || n || '@example.org', 'member' || n || '@example.org',
                        CASE n % 3 WHEN 0 THEN '' ELSE 'Zoë Member ' || n END, 'en', 'Europe/Berlin', now()
                    FROM generate_series(1, :members) n
                    RETURNING id)
                INSERT INTO subscription (id, subscriber_id, group_id, state, created_at, active_since)
                SELECT gen_random_uuid(), people.id, g.id, 'ACTIVE', now(), now() FROM people, working_group g
                """).param("members", MEMBERS).update();
        HttpResponse<String> made = http.json("POST", "/api/v1/announcements",
                "{\"groups\":[\"cities\"],\"subject\":\"Speakers wanted\",\"body\":\"Come, {{name|friend}}.\"}",
                bearer);
        String id = json.readTree(made.body()).get("id").asString();
        HttpResponse<String> sent = http.json("POST", "/api/v1/announcements/" + id + "/send", "{}", bearer);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(200);
        return jdbc.sql("SELECT mailing FROM announcement WHERE id = cast(:id AS uuid)").param("id", id)
                .query(UUID.class).single();
    }

    /** While this happens nothing leaves: whoever sends stands still in the middle of a message. */
    private void inBetween(Runnable change) throws SQLException {
        try (var connection = database.getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE caught_mail IN SHARE MODE");
            change.run();
            connection.rollback();
            connection.setAutoCommit(true);
        }
        assertThat(come()).as("in the middle").isLessThan(MEMBERS);
    }

    private void write(String version) {
        Staff ines = cast.ines();
        Editing editing = templates.editing(ines, "announcement", "en");
        TemplateSource ours = editing.source();
        TemplateSource words = new TemplateSource(ours.subject(), ours.text(), ours.html(),
                "author=" + version + " {0}, for {1}\npreheader=" + version + " {0} writes to {1}");
        templates.save(ines, templates.check(ines, "announcement", "en", words), editing.base(), "");
    }

    /** Past all checks, as an older release may have let it in. */
    private void breakTheNext() {
        jdbc.sql("""
                INSERT INTO template_version (id, mail, language, number, published, ours, subject, body, html, words,
                    note, staff, staff_name, created_at)
                SELECT gen_random_uuid(), mail, language, 3, published, ours, subject, body,
                    replace(html, '</@mail.frame>', '${nobody[7]}</@mail.frame>'), replace(words, 'Two', 'Three'), note,
                    staff, staff_name, now()
                FROM template_version WHERE mail = 'announcement' AND number = 2
                """).update();
        inUse.lookNext();
    }

    private void comeAtLeast(long mails) {
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> come() >= mails);
    }

    private long come() {
        return jdbc.sql("SELECT count(*) FROM caught_mail").query(Long.class).single();
    }
}
