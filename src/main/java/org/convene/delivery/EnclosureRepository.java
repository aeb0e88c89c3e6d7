package org.convene.delivery;

import java.util.List;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.message.Enclosure;

/** All SQL of {@code mailing_enclosure}. */
@Repository
class EnclosureRepository {
    private final JdbcClient jdbc;

    EnclosureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID mailing, List<Enclosure> enclosures) {
        int number = 0;
        for (Enclosure one : enclosures) {
            jdbc.sql("insert into mailing_enclosure values (:mailing, :number, :name, :type, :contentId, :content)")
                    .param("mailing", mailing).param("number", number++).param("name", one.name())
                    .param("type", one.type()).param("contentId", one.contentId()).param("content", one.content())
                    .update();
        }
    }

    List<Enclosure> of(UUID mailing) {
        return jdbc.sql("select * from mailing_enclosure where mailing = :mailing order by number")
                .param("mailing", mailing).query((row, number) -> new Enclosure(row.getString("name"),
                        row.getString("type"), row.getString("content_id"), row.getBytes("content")))
                .list();
    }
}
