package org.convene.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.site.Ids;

/** All SQL of {@code calendar_feed} and {@code calendar_feed_pass}. */
@Repository
class OwnFeedRepository {
    private final JdbcClient jdbc;

    OwnFeedRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whom a pass lets in. */
    record Holder(UUID subscriber, UUID meeting) {}

    private record Given(UUID meeting, UUID pass) {}

    Optional<OwnFeed> byId(UUID id) {
        return jdbc.sql("select * from calendar_feed where id = :id").param("id", id).query(OwnFeedRepository::feed)
                .optional();
    }

    Optional<OwnFeed> of(UUID subscriber) {
        return jdbc.sql("select * from calendar_feed where subscriber_id = :subscriber").param("subscriber", subscriber)
                .query(OwnFeedRepository::feed).optional();
    }

    /** Nothing when the person has one. */
    void insert(OwnFeed feed, Instant now) {
        jdbc.sql("""
                insert into calendar_feed (id, subscriber_id, cancelled, created_at)
                values (:id, :subscriber, :cancelled, :now) on conflict (subscriber_id) do nothing
                """).param("id", feed.id()).param("subscriber", feed.subscriber()).param("cancelled", feed.cancelled())
                .param("now", now.atOffset(ZoneOffset.UTC)).update();
    }

    void showCancelled(UUID subscriber, boolean cancelled) {
        jdbc.sql("update calendar_feed set cancelled = :cancelled where subscriber_id = :subscriber")
                .param("cancelled", cancelled).param("subscriber", subscriber).update();
    }

    void delete(UUID subscriber) {
        jdbc.sql("delete from calendar_feed where subscriber_id = :subscriber").param("subscriber", subscriber)
                .update();
    }

    /** Gives a feed passes for meetings it has none of; which those were. */
    List<UUID> give(UUID feed, Collection<UUID> meetings) {
        return jdbc.sql("""
                insert into calendar_feed_pass (id, feed_id, meeting_id)
                select id, :feed, meeting from unnest(:ids, :meetings) as pass (id, meeting)
                where not exists (select 1 from calendar_feed_pass where feed_id = :feed and meeting_id = meeting)
                on conflict do nothing returning meeting_id
                """).param("feed", feed).param("ids", meetings.stream().map(one -> Ids.next()).toArray(UUID[]::new))
                .param("meetings", meetings.toArray(UUID[]::new)).query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** The passes of a feed by their meeting. */
    Map<UUID, UUID> passes(UUID feed, Collection<UUID> meetings) {
        return jdbc
                .sql("select meeting_id, id from calendar_feed_pass where feed_id = :feed and meeting_id = any (:all)")
                .param("feed", feed).param("all", meetings.toArray(UUID[]::new))
                .query((row, number) -> new Given(row.getObject("meeting_id", UUID.class),
                        row.getObject("id", UUID.class)))
                .list().stream().collect(Collectors.toMap(Given::meeting, Given::pass));
    }

    /** The meetings that somebody has passes for. */
    List<UUID> meetings(UUID subscriber) {
        return jdbc.sql("""
                select p.meeting_id from calendar_feed_pass p join calendar_feed f on f.id = p.feed_id
                where f.subscriber_id = :subscriber
                """).param("subscriber", subscriber).query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    /** Who has passes for a meeting. */
    List<UUID> holders(UUID meeting) {
        return jdbc.sql("""
                select f.subscriber_id from calendar_feed_pass p join calendar_feed f on f.id = p.feed_id
                where p.meeting_id = :meeting order by f.subscriber_id
                """).param("meeting", meeting).query((row, number) -> row.getObject(1, UUID.class)).list();
    }

    Optional<Holder> holder(UUID pass) {
        return jdbc.sql("""
                select f.subscriber_id, p.meeting_id from calendar_feed_pass p join calendar_feed f on f.id = p.feed_id
                where p.id = :pass
                """).param("pass", pass).query((row, number) -> new Holder(row.getObject("subscriber_id", UUID.class),
                row.getObject("meeting_id", UUID.class))).optional();
    }

    private static OwnFeed feed(ResultSet row, int number) throws SQLException {
        return new OwnFeed(row.getObject("id", UUID.class), row.getObject("subscriber_id", UUID.class),
                row.getBoolean("cancelled"));
    }
}
