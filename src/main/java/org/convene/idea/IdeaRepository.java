package org.convene.idea;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All SQL of {@code idea}. */
@Repository
class IdeaRepository {
    private final JdbcClient jdbc;

    IdeaRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False when it is shown already. */
    boolean insert(Idea idea) {
        return jdbc.sql("""
                insert into idea (request, group_id, title, words, writer, shown_at)
                values (:request, :group, :title, :words, :writer, :at) on conflict do nothing
                """).param("request", idea.request()).param("group", idea.group()).param("title", idea.title())
                .param("words", idea.words()).param("writer", idea.writer())
                .param("at", idea.shownAt().atOffset(ZoneOffset.UTC)).update() == 1;
    }

    /** False when it was not shown. */
    boolean delete(UUID request) {
        return jdbc.sql("delete from idea where request = :request").param("request", request).update() == 1;
    }

    Optional<Idea> byRequest(UUID request) {
        return jdbc.sql("select * from idea where request = :request").param("request", request)
                .query(IdeaRepository::idea).optional();
    }

    /** Newest first, those after this place. @param group null: everywhere @param before null: from the newest */
    List<Idea> newest(@Nullable UUID group, @Nullable IdeaPlace before, int most) {
        return jdbc.sql("""
                select * from idea where (cast(:group as uuid) is null or group_id = :group)
                and (cast(:at as timestamptz) is null or (shown_at, request) < (:at, :request))
                order by shown_at desc, request desc limit :most
                """).param("group", group, Types.OTHER)
                .param("at", before == null ? null : before.shownAt().atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("request", before == null ? null : before.request(), Types.OTHER).param("most", most)
                .query(IdeaRepository::idea).list();
    }

    /** Last written first, those written before one. @param group null: everywhere @param before null: from the last */
    List<Idea> page(@Nullable UUID group, @Nullable UUID before, int most) {
        return jdbc.sql("""
                select * from idea where (cast(:group as uuid) is null or group_id = :group)
                and (cast(:before as uuid) is null or request < :before) order by request desc limit :most
                """).param("group", group).param("before", before).param("most", most).query(IdeaRepository::idea)
                .list();
    }

    private static Idea idea(ResultSet row, int number) throws SQLException {
        return new Idea(row.getObject("request", UUID.class), row.getObject("group_id", UUID.class),
                row.getString("title"), row.getString("words"), row.getString("writer"),
                row.getObject("shown_at", OffsetDateTime.class).toInstant());
    }
}
