package org.convene.faults;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The people, the group they are in, and the news that goes to them. */
final class Crowd {
    /** For the first admin of every replica. */
    static final String TOKEN = "ledger-ledger-ledger-ledger-ledger-ledger";
    private static final String[] BEARER = {"Authorization", "Bearer " + TOKEN};
    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    Crowd(DataSource database) {
        this.jdbc = JdbcClient.create(database);
    }

    /** A group of its own with this many members, made by SQL: nobody can sign up that fast. */
    void gather(String group, int members) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into community (id, slug, name, purpose, description, rules, links, position)
                values (:id, :slug, :slug, '', '', '', '[]', 1)
                """).param("id", id).param("slug", "of-" + group).update();
        jdbc.sql("""
                insert into working_group (id, community_id, section, slug, list_label, name, purpose, description, goals,
                    rules, chatham_house, links, moderators, lead_by, cadence, display_zones, language, joining)
                values (:id, :id, '', :slug, :slug, 'Cities and governments', '', '', '[]', '', false, '[]', '[]', '',
                    '', '[]', 'en', 'OPEN')
                """).param("id", id).param("slug", group).update();
        jdbc.sql("""
                with people as (
                    insert into subscriber (id, address, address_key, name, language, zone, created_at)
                    select gen_random_uuid(), :group || n || '@example.org', :group || n || '@example.org',
                        'Zoë Member ' || n, (array['en', 'de', 'fr', 'es', 'ja'])[1 + n % 5], 'Europe/Berlin', now()
                    from generate_series(1, :members) n
                    returning id)
                insert into subscription (id, subscriber_id, group_id, state, created_at, active_since)
                select gen_random_uuid(), people.id, :id, 'ACTIVE', now(), now() from people
                """).param("group", group).param("members", members).param("id", id).update();
    }

    /** Someone in the group whose row no check would have let in. */
    void poison(String group, String address) {
        jdbc.sql("""
                with person as (
                    insert into subscriber (id, address, address_key, name, language, zone, created_at)
                    values (gen_random_uuid(), :address, :address, 'Odd', 'en', 'UTC', now()) returning id)
                insert into subscription (id, subscriber_id, group_id, state, created_at, active_since)
                select gen_random_uuid(), person.id, g.id, 'ACTIVE', now(), now()
                from person, working_group g where g.slug = :group
                """).param("address", address).param("group", group).update();
    }

    /** News to the group, handed to the outbox; returns its mailing. @param text Markdown */
    UUID publish(Replica via, String group, String text) {
        String draft = json.writeValueAsString(new Draft(new String[]{group}, "Speakers wanted", text));
        JsonNode made = read(via.post("/api/v1/announcements", draft, BEARER), 201);
        read(via.post("/api/v1/announcements/" + made.get("id").asString() + "/send", "{}", BEARER), 200);
        return jdbc.sql("select mailing from announcement where id = cast(:id as uuid)")
                .param("id", made.get("id").asString()).query(UUID.class).single();
    }

    /** As {@link #publish}, but the template is gone by the time it is sent. */
    UUID publishBroken(Replica via, String group) {
        UUID mailing = publish(via, group, "Nobody will read this.");
        jdbc.sql("update mailing set template = 'no-such-mail' where id = :id").param("id", mailing).update();
        return mailing;
    }

    /** Begins to remove everybody from the group. */
    UUID removeAll(Replica via, String group) {
        return UUID.fromString(read(via.post("/api/v1/bulk-acts",
                "{\"kind\": \"remove\", \"segment\": {\"group\": \"" + group + "\"}}", BEARER), 202).get("id")
                .asString());
    }

    /** Of an act on many members those in this state. */
    long changed(UUID act, String state) {
        return jdbc.sql("select count(*) from bulk_member where act_id = :act and state = :state").param("act", act)
                .param("state", state).query(Long.class).single();
    }

    /** How often members of the group were removed, by how many there are who were removed so often. */
    Map<Long, Long> removals(String group) {
        return jdbc.sql("""
                select times, count(*) as members from (
                    select s.id, (select count(*) from audit_entry a
                        where a.act = 'subscription.remove' and a.object = 'subscription:' || s.id) as times
                    from subscription s join working_group g on g.id = s.group_id
                    where g.slug = :group and s.state = 'ENDED') removed
                group by times
                """).param("group", group)
                .query((row, number) -> Map.entry(row.getLong("times"), row.getLong("members")))
                .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private record Draft(String[] groups, String subject, String body) {}

    private JsonNode read(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return json.readTree(response.body());
    }

    /** Waits until no delivery of the mailing is open. */
    static void awaitFinished(Books books, UUID mailing, Duration patience) {
        Awaitility.await("everything is finished").atMost(patience).pollInterval(Duration.ofMillis(200))
                .ignoreExceptions().until(() -> books.finished(mailing));
    }
}
