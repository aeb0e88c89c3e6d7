package org.convene.delivery;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.message.Subjects;

/** What one person was sent: reads what is kept of their mails, and takes them out of the finished ones. */
@Repository
class HistoryRepository {
    private final JdbcClient jdbc;
    private final MailValues json;

    HistoryRepository(JdbcClient jdbc, MailValues json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param list empty for mail of no group @param at when it was handed in */
    record Label(String template, String list, Instant at) {}

    /** Takes a person out of what is finished; what is still on its way keeps its address until it has arrived. */
    void forget(String addressKey) {
        jdbc.sql("""
                update delivery d set address = 'erased@erased.invalid', address_key = 'erased:' || gen_random_uuid(),
                    name = '', member = null, person = null, own_values = null, unsubscribe_url = null,
                    calendar_method = null, calendar = null, calendar_organizer = null
                where address_key = :key and exists (select from outcome o
                    where o.mailing = d.mailing and o.week = d.week and o.seq = d.seq and o.final)
                """).param("key", addressKey).update();
    }

    /** The mailing that brought a calendar object to somebody last. */
    Optional<UUID> newestWith(String addressKey, String uid) {
        return jdbc.sql("""
                select d.mailing from delivery d join mailing m on m.id = d.mailing and m.week = d.week
                where d.address_key = :key and position(:uid in d.calendar) > 0
                order by m.created_at desc, d.mailing desc limit 1
                """).param("key", addressKey).param("uid", "UID:" + uid.substring(0, uid.indexOf('@') + 1))
                .query(UUID.class).optional();
    }

    /** What each of these mailings said to somebody, but for its text. */
    Map<UUID, Subjects.Kept> kept(String addressKey, Collection<UUID> mailings) {
        Map<UUID, Subjects.Kept> kept = new HashMap<>();
        jdbc.sql("""
                select m.id, m.template, d.language, d.name, d.address, coalesce(m.list_label, '') as label,
                    (select coalesce(jsonb_object_agg(v.key, v.value), '{}')
                        from jsonb_each(m.model || coalesce(d.own_values, '{}')) v
                        where v.key not like '%Html' and v.key not like '%Text') as values
                from delivery d join mailing m on m.id = d.mailing and m.week = d.week
                where d.address_key = :key and d.mailing = any (:ids)
                """).param("key", addressKey).param("ids", mailings.toArray(UUID[]::new)).query(row -> {
            kept.put(row.getObject("id", UUID.class), new Subjects.Kept(row.getString("template"),
                    Locale.forLanguageTag(row.getString("language")), row.getString("name"), row.getString("address"),
                    json.read(row.getString("values")), row.getString("label")));
        });
        return kept;
    }

    Map<UUID, Label> labels(Collection<UUID> mailings) {
        Map<UUID, Label> labels = new HashMap<>();
        jdbc.sql("""
                select id, template, coalesce(list_name, '') as list, created_at from mailing where id = any (:ids)
                """).param("ids", mailings.toArray(UUID[]::new)).query(row -> {
            labels.put(row.getObject("id", UUID.class), new Label(row.getString("template"), row.getString("list"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant()));
        });
        return labels;
    }
}
