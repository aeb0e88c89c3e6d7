package org.convene.contact;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;

/** All SQL of {@code contact_request} and {@code contact_entry}. */
@Repository
class ContactRepository {
    private static final String VISIBLE = "(:admin or group_id = any (:groups))";
    private final JdbcClient jdbc;

    ContactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ContactRequest request, String network) {
        jdbc.sql("""
                insert into contact_request (id, kind, group_id, email, name, subject, body, speaker, bio, level,
                                             pronouns, dates, listing, language, network, created_at, answer_by)
                values (:id, :kind, :group, :email, :name, :subject, :body, :speaker, :bio, :level,
                        :pronouns, :dates, :listing, :language, :network, :createdAt, :answerBy)
                """).param("id", request.id()).param("kind", request.kind().name()).param("group", request.group())
                .param("email", request.email().value()).param("name", request.name())
                .param("subject", request.subject()).param("body", request.body())
                .param("speaker", request.talk().speaker()).param("bio", request.talk().bio())
                .param("level", request.talk().level())
                .param("pronouns", request.talk().pronouns()).param("dates", request.talk().dates())
                .param("listing", request.listing().name()).param("language", request.language().toLanguageTag())
                .param("network", network).param("createdAt", utc(request.createdAt()))
                .param("answerBy", request.answerBy() == null ? null : utc(request.answerBy()),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    Optional<ContactRequest> byId(UUID id) {
        return jdbc.sql("select * from contact_request where id = :id").param("id", id)
                .query(ContactRepository::request).optional();
    }

    /** Open ones first, newest first among these and among the closed ones. @param after id of the page before */
    List<ContactRequest> page(Staff staff, ContactFilter filter, @Nullable UUID after, int limit) {
        ContactKind kind = filter.kind();
        ContactState state = filter.state();
        return jdbc.sql("""
                select r.* from contact_request r
                left join contact_request last on last.id = cast(:after as uuid)
                where (:admin or r.group_id = any (:groups))
                  and (cast(:kind as text) is null or r.kind = :kind)
                  and (cast(:group as uuid) is null or r.group_id = cast(:group as uuid))
                  and (cast(:state as text) is null or r.state = :state)
                  and (last.id is null or r.state < last.state or (r.state = last.state and r.id < last.id))
                order by r.state desc, r.id desc limit :limit
                """).param("admin", staff.admin()).param("groups", staff.groups().toArray(UUID[]::new))
                .param("kind", kind == null ? null : kind.name()).param("group", filter.group())
                .param("state", state == null ? null : state.name()).param("after", after).param("limit", limit)
                .query(ContactRepository::request).list();
    }

    /** @param now what was to be answered before is overdue */
    Waiting waiting(Staff staff, Instant now) {
        return jdbc.sql("""
                select count(*) as open, min(created_at) as oldest, count(*) filter (where answer_by < :now) as overdue
                from contact_request where state = 'OPEN' and
                """ + VISIBLE).param("now", utc(now)).param("admin", staff.admin())
                .param("groups", staff.groups().toArray(UUID[]::new))
                .query((row, number) -> new Waiting(row.getLong("open"), instant(row, "oldest"),
                        row.getLong("overdue")))
                .single();
    }

    /** False when it is closed or somebody else has it. */
    boolean claim(UUID id, Staff staff) {
        return jdbc.sql("""
                update contact_request set claimed_by = :staff, claimed_name = :name
                where id = :id and state = 'OPEN' and (claimed_by is null or claimed_by = :staff)
                """).param("id", id).param("staff", staff.id()).param("name", staff.name()).update() == 1;
    }

    /** False when nobody has it. */
    boolean release(UUID id) {
        return jdbc.sql("""
                update contact_request set claimed_by = null, claimed_name = ''
                where id = :id and claimed_by is not null
                """).param("id", id).update() == 1;
    }

    /** False when it was in that state already. */
    boolean move(UUID id, ContactState state, Instant now) {
        return jdbc.sql("""
                update contact_request set state = :state, closed_at = case when :state = 'CLOSED' then :now end
                where id = :id and state <> :state
                """).param("id", id).param("state", state.name()).param("now", utc(now)).update() == 1;
    }

    /** What was closed at or before this instant, with its notes and replies; how many. */
    int deleteClosed(Instant until) {
        return jdbc.sql("delete from contact_request where state = 'CLOSED' and closed_at <= :until")
                .param("until", utc(until)).update();
    }

    /** What was written from an address, newest first. */
    List<ContactRequest> from(EmailAddress address) {
        return jdbc.sql("select * from contact_request where lower(email) in (:spellings) order by id desc")
                .param("spellings", spellings(address)).query(ContactRepository::request).list().stream()
                .filter(one -> one.email().key().equals(address.key())).toList();
    }

    void delete(UUID id) {
        jdbc.sql("delete from contact_request where id = :id").param("id", id).update();
    }

    void answered(UUID id, Instant at) {
        jdbc.sql("update contact_request set answered_at = :at, answer_by = null where id = :id").param("id", id)
                .param("at", utc(at)).update();
    }

    /**
     * Its writer waits again; who waits already goes on waiting since then, unless it was closed.
     *
     * @param until null: nothing is promised
     */
    void waits(UUID id, @Nullable Instant until) {
        jdbc.sql("""
                update contact_request set answered_at = null, answer_by = case when state = 'CLOSED' then :until
                    else coalesce(answer_by, :until) end
                where id = :id
                """).param("id", id)
                .param("until", until == null ? null : utc(until), Types.TIMESTAMP_WITH_TIMEZONE).update();
    }

    /** Whether its writer agrees to have it shown; the row is kept as it is until the transaction ends. */
    boolean listed(UUID id) {
        return jdbc.sql("select from contact_request where id = :id and listing <> 'NONE' for share").param("id", id)
                .query((row, number) -> true).optional().isPresent();
    }

    /** Its writer no longer agrees to have it shown. */
    void unlist(UUID id) {
        jdbc.sql("update contact_request set listing = 'NONE' where id = :id").param("id", id).update();
    }

    /** @param author the account; null: the writer of the request */
    void addEntry(UUID request, ContactEntry entry, @Nullable UUID author) {
        jdbc.sql("""
                insert into contact_entry (id, request, sort, author, author_name, body, created_at)
                values (:id, :request, :sort, :author, :name, :body, :at)
                """).param("id", entry.id()).param("request", request).param("sort", entry.sort().name())
                .param("author", author).param("name", entry.author()).param("body", entry.body())
                .param("at", utc(entry.at())).update();
    }

    List<ContactEntry> entriesOf(UUID request) {
        return jdbc.sql("select * from contact_entry where request = :request order by id").param("request", request)
                .query((row, number) -> new ContactEntry(row.getObject("id", UUID.class),
                        ContactEntry.Sort.valueOf(row.getString("sort")), row.getString("author_name"),
                        row.getString("body"), row.getObject("created_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static ContactRequest request(ResultSet row, int number) throws SQLException {
        return new ContactRequest(row.getObject("id", UUID.class), ContactKind.valueOf(row.getString("kind")),
                row.getObject("group_id", UUID.class), new EmailAddress(row.getString("email")),
                row.getString("name"), row.getString("subject"), row.getString("body"),
                new ContactDraft.Talk(row.getString("speaker"), row.getString("bio"), row.getString("level"),
                        row.getString("pronouns"), row.getString("dates")),
                Listing.valueOf(row.getString("listing")),
                Locale.forLanguageTag(row.getString("language")), ContactState.valueOf(row.getString("state")),
                row.getObject("claimed_by", UUID.class), row.getString("claimed_name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(), instant(row, "answer_by"),
                instant(row, "answered_at"), instant(row, "closed_at"));
    }

    private static List<String> spellings(EmailAddress address) {
        return List.of(address.key(), address.value().toLowerCase(Locale.ROOT));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
