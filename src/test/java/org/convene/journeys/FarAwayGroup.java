package org.convene.journeys;

import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

import org.convene.testing.Cast;
import org.convene.testing.Endpoint;
import org.convene.testing.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** A group called Yonder with one of everything, made through the API by an admin. */
final class FarAwayGroup {
    private static final UUID NOBODY = new UUID(7, 7);
    private final Http http;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final String[] admin;
    private final Map<String, String> ids = new TreeMap<>();

    FarAwayGroup(Http http, JdbcClient jdbc, JsonMapper json, Cast cast) {
        this.http = http;
        this.jdbc = jdbc;
        this.json = json;
        this.admin = cast.bearer(cast.ines());
        ids.put("/people/{id}", cast.ines().id().toString());
        fill();
    }

    private void fill() {
        make("/api/v1/groups", "{'name':'Yonder','slug':'yonder'}");
        String meeting = make("/api/v1/groups/yonder/meetings",
                "{'title':'Yonder call','timeZone':'Europe/Berlin','start':'2026-12-10T15:00','durationMinutes':60}");
        ids.put("/groups/{slug}/meetings/{id}", meeting);
        ids.put("/meetings/{id}", meeting);
        ids.put("/announcements/{id}", make("/api/v1/announcements",
                "{'groups':['yonder'],'subject':'Yonder news','body':'Yonder secret'}"));
        String member = make("/api/v1/groups/yonder/subscriptions",
                "{'email':'yonder-member@example.org','consentNote':'asked at the yonder stand'}");
        ids.put("/subscriptions/{id}", member);
        ids.put("/members/{id}", member);
        ids.put("/suppressions/{id}",
                make("/api/v1/suppressions", "{'email':'yonder-gone@example.org','reason':'asked'}"));
        ids.put("/occurrences/{id}", json.readTree(http.get("/api/v1/groups/yonder/occurrences").body()).get("items")
                .get(0).get("id").asString());
        ids.put("/archive/{id}", one("""
                INSERT INTO occurrence (id, group_id, original_date, topic)
                SELECT uuidv7(), id, '2025-03-01', 'Yonder secret' FROM working_group WHERE slug = 'yonder' RETURNING id
                """));
        ids.put("/communities/{id}", one("SELECT id FROM community"));
        http.json("POST", "/api/v1/contact-requests", quoted("{'kind':'talk','email':'yonder-asker@example.org',"
                + "'group':'yonder','subject':'Yonder question','body':'Yonder?'}"));
        String request = one("SELECT id FROM contact_request");
        ids.put("/contact-requests/{id}", request);
        ids.put("/inbox/{id}", request);
        http.json("POST", "/api/v1/contact-requests", quoted("{'kind':'idea','email':'yonder-asker@example.org',"
                + "'group':'yonder','subject':'Yonder question','body':'Yonder secret','mayList':true}"));
        String idea = one("SELECT id FROM contact_request WHERE kind = 'IDEA'");
        ids.put("/inbox/{id}/listing", idea);
        ids.put("/contact-requests/{id}/listing", idea);
        ids.put("/replies/{id}", one("""
                INSERT INTO saved_reply (id, group_id, name, text)
                SELECT uuidv7(), id, 'Yonder reply', 'Yonder secret' FROM working_group WHERE slug = 'yonder' RETURNING id
                """));
        ids.put("/unsent/{id}", one("""
                INSERT INTO unsent_form (id, staff, path, fields, at)
                SELECT uuidv7(), id, '/staff', '[{"name": "body", "value": "Yonder secret"}]', timestamptz '2100-01-01'
                FROM staff WHERE admin RETURNING id
                """));
        ids.put("/members/many/{id}", one("""
                INSERT INTO bulk_act (id, staff_id, staff_name, kind, groups, state, created_at)
                SELECT uuidv7(), s.id, s.name, 'REMOVE', ARRAY(SELECT id FROM working_group), 'READY', now()
                FROM staff s WHERE s.admin RETURNING id
                """));
        ids.put("/bulk-acts/{id}", ids.get("/members/many/{id}"));
        ids.put("/segments/{id}", one("""
                INSERT INTO segment (id, staff_id, name, query)
                SELECT uuidv7(), id, 'Yonder secret', '' FROM staff WHERE admin RETURNING id
                """));
        ids.put("/inbound/{id}", one("""
                INSERT INTO inbound_mail (id, fingerprint, source, sender, recipient, author, subject, size, raw)
                VALUES (uuidv7(), 'x', 'SMTP', '', 'postmaster', '', 'Yonder secret', 1, 'x') RETURNING id
                """));
    }

    /** The header of an admin’s program. */
    String[] admin() {
        return admin.clone();
    }

    /** Its id. */
    UUID group() {
        return jdbc.sql("SELECT id FROM working_group WHERE slug = 'yonder'").query(UUID.class).single();
    }

    /** Its meeting's id. */
    String meeting() {
        return java.util.Objects.requireNonNull(ids.get("/meetings/{id}"));
    }

    /** The endpoint’s address with what there is of this group. */
    String path(Endpoint endpoint) {
        String pattern = endpoint.pattern();
        String id = ids.keySet().stream().filter(pattern::contains).max(Comparator.comparingInt(String::length))
                .map(ids::get).orElse(NOBODY.toString());
        return pattern.replace("/communities/{slug}", "/communities/" + ids.get("/communities/{id}"))
                .replace("{slug}", "yonder").replace("{id}", id).replace("{date}", "2026-12-10")
                .replace("{act}", "remove").replace("{number}", "1").replace("{mail}", "welcome")
                .replace("{language}", "en").replace("{token}", "AAAA")
                .replaceAll("\\{[a-z]+\\}", NOBODY.toString());
    }

    /** Makes something and returns its id. */
    String make(String path, String body) {
        HttpResponse<String> made = http.json("POST", path, quoted(body), admin);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return json.readTree(made.body()).get("id").asString();
    }

    private String one(String query) {
        return jdbc.sql(query).query(UUID.class).single().toString();
    }

    private static String quoted(String body) {
        return body.replace('\'', '"');
    }

    /** A fingerprint of everything that people can change. */
    String state() {
        Set<String> tables = new TreeSet<>(jdbc.sql("""
                SELECT tablename FROM pg_tables WHERE schemaname = 'public'
                AND tablename NOT IN ('audit_entry', 'rate_bucket', 'sign_in_link', 'idempotent_answer', 'caught_mail',
                    'mailing', 'chunk', 'api_token', 'invitation_job', 'segment')
                AND tablename NOT LIKE 'delivery%' AND tablename NOT LIKE 'outcome%' AND tablename NOT IN ('destination', 'relay')
                AND tablename NOT LIKE 'spring_session%'
                """).query(String.class).list());
        StringBuilder state = new StringBuilder();
        tables.forEach(table -> state.append(table).append(' ').append(jdbc.sql(
                "SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') FROM " + table + " t")
                .query(String.class).single()).append('\n'));
        return state.toString();
    }
}
