package org.convene.invitation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

import org.convene.calendar.Answer;
import org.convene.mail.EmailAddress;
import org.convene.meeting.SlotContent;

/** All SQL of {@code invitation} and {@code invitation_content}. */
@Repository
class InvitationRepository {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    InvitationRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Stored(String fingerprint, SlotContent content) {}

    Optional<Invitation> held(UUID id) {
        return jdbc.sql("SELECT * FROM invitation WHERE id = :id AND held").param("id", id)
                .query((row, number) -> invitation(row)).optional();
    }

    List<Invitation> heldOf(UUID meeting) {
        return jdbc.sql("SELECT * FROM invitation WHERE meeting_id = :meeting AND held ORDER BY id")
                .param("meeting", meeting).query((row, number) -> invitation(row)).list();
    }

    Set<UUID> heldToAny(Collection<UUID> meetings) {
        return new HashSet<>(jdbc.sql("""
                SELECT id FROM unnest(:meetings) AS asked (id)
                WHERE EXISTS (SELECT FROM invitation WHERE meeting_id = asked.id AND held)
                """).param("meetings", meetings.toArray(UUID[]::new))
                .query((row, number) -> row.getObject("id", UUID.class)).list());
    }

    List<Invitation> heldBy(UUID subscription) {
        return jdbc.sql("SELECT * FROM invitation WHERE subscription_id = :subscription AND held ORDER BY id")
                .param("subscription", subscription).query((row, number) -> invitation(row)).list();
    }

    /** One line of what a subscription was told. */
    record Told(UUID id, UUID meeting, UUID slot, String uid, int sequence, Instant stamp, String fingerprint,
            Answer answer, boolean held) {}

    /** Also what was taken back, newest first. */
    List<Told> told(UUID subscription, int limit) {
        return jdbc.sql("""
                SELECT * FROM invitation WHERE subscription_id = :subscription ORDER BY held DESC, stamp DESC, id LIMIT :limit
                """).param("subscription", subscription).param("limit", limit)
                .query((row, number) -> new Told(row.getObject("id", UUID.class),
                        row.getObject("meeting_id", UUID.class), row.getObject("slot_id", UUID.class),
                        row.getString("uid"), row.getInt("sequence"),
                        row.getObject("stamp", OffsetDateTime.class).toInstant(), row.getString("fingerprint"),
                        Answer.valueOf(row.getString("answer")), row.getBoolean("held")))
                .list();
    }

    Map<String, SlotContent> contents(Collection<String> fingerprints) {
        return fingerprints.isEmpty()
                ? Map.of()
                : jdbc.sql("SELECT * FROM invitation_content WHERE fingerprint IN (:all)").param("all", fingerprints)
                        .query((row, number) -> new Stored(row.getString("fingerprint"),
                                json.readValue(row.getString("content"), SlotContent.class)))
                        .list().stream().collect(Collectors.toMap(Stored::fingerprint, Stored::content));
    }

    /** Keeps what is said and returns its fingerprint. */
    String keep(SlotContent content) {
        String text = json.writeValueAsString(content);
        String fingerprint = fingerprint(text);
        jdbc.sql("""
                INSERT INTO invitation_content (fingerprint, content) VALUES (:fingerprint, CAST(:content AS jsonb))
                ON CONFLICT DO NOTHING
                """).param("fingerprint", fingerprint).param("content", text).update();
        return fingerprint;
    }

    /** Returns the ids of those inserted: not of slots that the subscription holds one for already. */
    Set<UUID> insert(List<Invitation> all) {
        return all.isEmpty()
                ? Set.of()
                : new HashSet<>(told("""
                        INSERT INTO invitation (id, meeting_id, slot_id, part, subscription_id, address, uid, sequence,
                            stamp, fingerprint, organizer)
                        SELECT told.id, meeting_id, slot_id, part, subscription_id, address, uid, sequence, stamp,
                            fingerprint, organizer
                        FROM TOLD JOIN unnest(CAST(:ids AS uuid[]), CAST(:meetings AS uuid[]), CAST(:slots AS uuid[]),
                            CAST(:parts AS int[]), CAST(:subscriptions AS uuid[]), CAST(:addresses AS text[]),
                            CAST(:uids AS text[]))
                            AS fresh (id, meeting_id, slot_id, part, subscription_id, address, uid) ON fresh.id = told.id
                        ON CONFLICT (subscription_id, slot_id, part) WHERE held DO NOTHING RETURNING id
                        """, all).param("meetings", ids(all, Invitation::meeting))
                        .param("slots", ids(all, Invitation::slot))
                        .param("parts", all.stream().map(Invitation::part).toArray(Integer[]::new))
                        .param("subscriptions", ids(all, Invitation::subscription))
                        .param("addresses", texts(all, one -> one.address().value()))
                        .param("uids", texts(all, Invitation::uid))
                        .query((row, number) -> row.getObject(1, UUID.class)).list());
    }

    /** The address goes with the invitation that is taken back. */
    void sent(List<Invitation> all) {
        if (!all.isEmpty()) {
            told("""
                    UPDATE invitation i SET sequence = told.sequence, stamp = told.stamp, fingerprint = told.fingerprint,
                        organizer = told.organizer, held = told.held,
                        address = CASE WHEN told.held THEN i.address ELSE '' END
                    FROM TOLD WHERE i.id = told.id AND i.held
                    """, all).update();
        }
    }

    /** A statement that reads what was said of these from {@code TOLD}. */
    private JdbcClient.StatementSpec told(String sql, List<Invitation> all) {
        return jdbc.sql(sql.replace("TOLD", """
                unnest(CAST(:ids AS uuid[]), CAST(:sequences AS int[]), CAST(:stamps AS timestamptz[]),
                    CAST(:fingerprints AS text[]), CAST(:organizers AS text[]), CAST(:held AS boolean[]))
                    AS told (id, sequence, stamp, fingerprint, organizer, held)
                """)).param("ids", ids(all, Invitation::id))
                .param("sequences", all.stream().map(Invitation::sequence).toArray(Integer[]::new))
                .param("stamps", texts(all, one -> one.stamp().toString()))
                .param("fingerprints", texts(all, Invitation::fingerprint))
                .param("organizers", texts(all, Invitation::organizer))
                .param("held", all.stream().map(Invitation::held).toArray(Boolean[]::new));
    }

    private static UUID[] ids(List<Invitation> all, Function<Invitation, UUID> id) {
        return all.stream().map(id).toArray(UUID[]::new);
    }

    private static String[] texts(List<Invitation> all, Function<Invitation, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    /** Lets go of whatever a subscription still holds, also of what is over. */
    void withdraw(UUID subscription) {
        jdbc.sql("UPDATE invitation SET held = false, address = '' WHERE subscription_id = :subscription AND held")
                .param("subscription", subscription).update();
    }

    /** Lets go of these, also of what is over. */
    void withdrawAll(Collection<UUID> ids) {
        jdbc.sql("UPDATE invitation SET held = false, address = '' WHERE id = ANY (:all) AND held")
                .param("all", ids.toArray(UUID[]::new)).update();
    }

    Map<Answer, Long> answers(UUID meeting) {
        return jdbc.sql(
                "SELECT answer, count(*) AS many FROM invitation WHERE meeting_id = :meeting AND held GROUP BY answer")
                .param("meeting", meeting)
                .query((row, number) -> Map.entry(Answer.valueOf(row.getString("answer")), row.getLong("many"))).list()
                .stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Invitation invitation(ResultSet row) throws SQLException {
        return new Invitation(row.getObject("id", UUID.class), row.getObject("meeting_id", UUID.class),
                row.getObject("slot_id", UUID.class), row.getInt("part"), row.getObject("subscription_id", UUID.class),
                new EmailAddress(row.getString("address")), row.getString("uid"),
                row.getInt("sequence"), row.getObject("stamp", OffsetDateTime.class).toInstant(),
                row.getString("fingerprint"), Answer.valueOf(row.getString("answer")), row.getBoolean("held"),
                row.getString("organizer"));
    }

    private static String fingerprint(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)), 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
