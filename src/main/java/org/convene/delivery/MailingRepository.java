package org.convene.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.mail.HeaderText;
import org.convene.mail.ListId;
import org.convene.message.CalendarPart;
import org.convene.message.Letter;

/** All SQL of {@code mailing}. */
@Repository
class MailingRepository {
    private final JdbcClient jdbc;
    private final MailValues json;
    private final EnclosureRepository enclosures;

    MailingRepository(JdbcClient jdbc, MailValues json, EnclosureRepository enclosures) {
        this.jdbc = jdbc;
        this.json = json;
        this.enclosures = enclosures;
    }

    /** Mail without an expiry of its own is given up five days after it was due, pauses not counted. */
    void insert(UUID id, Mailing mailing, @Nullable String audience, boolean frozen) {
        ListId list = mailing.list();
        CalendarPart calendar = mailing.calendar();
        jdbc.sql("""
                insert into mailing (id, origin, lane, template, model, from_name, reply_to, list_name, list_label,
                    list_domain, calendar_method, calendar, calendar_organizer, audience, due_at, expires_at, outdates,
                    freeze_after, frozen_at)
                select :id, :origin, :lane, :template, cast(:model as jsonb), :fromName, :replyTo, :listName,
                    :listLabel, :listDomain, :method, :calendar, :organizer, :audience, due,
                    coalesce(cast(:expires as timestamptz), due + interval '5 days'),
                    cast(:expires as timestamptz) is not null, due, case when :frozen then now() end
                from (select coalesce(cast(:due as timestamptz), now()) as due) when_due
                """)
                .param("id", id).param("origin", mailing.origin()).param("lane", mailing.lane().ordinal())
                .param("template", mailing.model().template()).param("model", json.write(mailing.model()))
                .param("fromName", mailing.fromName() == null ? null : mailing.fromName().value())
                .param("replyTo", mailing.replyTo() == null ? null : mailing.replyTo().value())
                .param("listName", list == null ? null : list.name().value())
                .param("listLabel", list == null ? null : list.label())
                .param("listDomain", list == null ? null : list.domain())
                .param("method", calendar == null ? null : calendar.method())
                .param("calendar", calendar == null ? null : calendar.text())
                .param("organizer", calendar == null ? null : calendar.organizer().value())
                .param("audience", audience).param("due", Sql.time(mailing.dueAt()))
                .param("expires", Sql.time(mailing.expiresAt())).param("frozen", frozen).update();
        enclosures.insert(id, mailing.enclosures());
    }

    Optional<StoredMailing> find(UUID id) {
        return jdbc.sql("select * from mailing where id = :id").param("id", id).query(this::mailing).optional();
    }

    /** How far a mailing has come. */
    record Stage(boolean frozen, boolean paused, boolean cancelled) {}

    Optional<Stage> stage(UUID id) {
        return jdbc.sql("select frozen_at, paused_at, cancelled_at from mailing where id = :id").param("id", id)
                .query((row, number) -> new Stage(row.getString("frozen_at") != null,
                        row.getString("paused_at") != null, row.getString("cancelled_at") != null))
                .optional();
    }

    /** A mailing whose recipients are being written down; {@code frozenTo}: the person written down last. */
    record Unfrozen(UUID id, String audience, @Nullable UUID frozenTo, int recipients) {}

    /** The next mailing whose recipients are to be written down now, locked until the transaction ends. */
    Optional<Unfrozen> lockNextToFreeze() {
        return jdbc.sql("""
                select id, audience, frozen_to, recipients from mailing
                where frozen_at is null and cancelled_at is null and paused_at is null and freeze_after <= now()
                order by freeze_after limit 1 for update skip locked
                """).query((row, number) -> new Unfrozen(row.getObject("id", UUID.class), row.getString("audience"),
                row.getObject("frozen_to", UUID.class), row.getInt("recipients"))).optional();
    }

    void froze(UUID id, DeliveryRepository.Slice slice) {
        jdbc.sql("update mailing set frozen_to = :to, recipients = recipients + :count where id = :id")
                .param("to", slice.to()).param("count", slice.count()).param("id", id).update();
    }

    void frozen(UUID id) {
        jdbc.sql("update mailing set frozen_at = clock_timestamp(), trouble = null where id = :id").param("id", id)
                .update();
    }

    /** Tries again in a minute; the reason is shown to staff. */
    void freezeFailed(UUID id, String trouble) {
        jdbc.sql("""
                update mailing set freeze_after = now() + interval '1 minute', trouble = :trouble
                where id = :id and frozen_at is null
                """).param("id", id).param("trouble", trouble).update();
    }

    Optional<UUID> latestFor(String origin) {
        return jdbc.sql("select id from mailing where origin = :origin order by created_at desc, id desc limit 1")
                .param("origin", origin).query(UUID.class).optional();
    }

    /** Those frozen since, not cancelled, and without a delivery to this address. */
    List<Missed> missed(EmailAddress address, Instant since, Collection<UUID> mailings) {
        return jdbc.sql("""
                select m.id, m.paused_at from mailing m
                where m.id = any (:mailings) and m.frozen_at >= :since and m.cancelled_at is null
                  and not exists (select from delivery d
                       where d.mailing = m.id and d.week = m.week and d.address_key = :key)
                """).param("mailings", mailings.toArray(UUID[]::new)).param("since", Sql.time(since))
                .param("key", address.key())
                .query((row, number) -> new Missed(row.getObject("id", UUID.class), row.getString("paused_at") != null))
                .list();
    }

    void cameBack(UUID mailing, int bounces, int complaints) {
        jdbc.sql("""
                update mailing set bounced = bounced + :bounces, complained = complained + :complaints where id = :id
                """).param("bounces", bounces).param("complaints", complaints).param("id", mailing).update();
    }

    boolean pause(UUID id) {
        return mark(id, "paused_at = coalesce(paused_at, now())");
    }

    /** What has no expiry of its own lasts longer by the length of the pause. */
    boolean resume(UUID id) {
        return mark(id, """
                paused_at = null, expires_at = expires_at
                    + case when outdates then interval '0' else now() - coalesce(paused_at, now()) end
                """);
    }

    /** Nobody else changes it until the transaction ends. False when there is none. */
    boolean lock(UUID id) {
        return jdbc.sql("select id from mailing where id = :id for update").param("id", id).query(UUID.class).optional()
                .isPresent();
    }

    /** Gives what has no expiry of its own and was sent long ago another five days. */
    void prolong(UUID id) {
        mark(id, "expires_at = case when outdates then expires_at else greatest(expires_at, now() + interval '5 days') end");
    }

    /** Those of these of which nothing leaves until staff decide. */
    Set<UUID> paused(Collection<UUID> ids) {
        return Set.copyOf(jdbc.sql("select id from mailing where id = any (:ids) and paused_at is not null")
                .param("ids", ids.toArray(UUID[]::new)).query(UUID.class).list());
    }

    boolean cancel(UUID id) {
        return mark(id, "cancelled_at = coalesce(cancelled_at, now())");
    }

    /** What staff may want to act on: recipients not all written down, or deliveries that wait. */
    List<OpenMailing> open(int limit) {
        return jdbc.sql("""
                select m.*, coalesce(w.waiting, 0) as waiting,
                    coalesce(nullif(m.model ->> 'subject', ''), m.model ->> 'title', '') as about from mailing m left join
                    (select mailing, sum(size - accepted - failed - suppressed - uncertain - expired - moved) as waiting
                     from chunk where finished_at is null group by mailing) w on w.mailing = m.id
                where m.cancelled_at is null and (m.frozen_at is null or w.waiting > 0)
                order by m.lane desc, m.due_at, m.id limit :limit
                """).param("limit", limit)
                .query((row, number) -> new OpenMailing(row.getObject("id", UUID.class), row.getString("origin"),
                        row.getString("template"), row.getString("about"), Sql.required(row, "due_at"),
                        row.getString("paused_at") != null, row.getString("pause_reason"),
                        row.getString("frozen_at") != null, row.getString("trouble"),
                        row.getLong("waiting")))
                .list();
    }

    private boolean mark(UUID id, String change) {
        return jdbc.sql("update mailing set " + change + " where id = :id").param("id", id).update() == 1;
    }

    private StoredMailing mailing(ResultSet row, int number) throws SQLException {
        String fromName = row.getString("from_name");
        String replyTo = row.getString("reply_to");
        return new StoredMailing(row.getObject("id", UUID.class), Lane.values()[row.getInt("lane")],
                new Letter(row.getString("template"), json.read(row.getString("model")),
                        fromName == null ? null : new HeaderText(fromName),
                        replyTo == null ? null : new EmailAddress(replyTo), list(row), row.getInt("lane") > 0,
                        feedbackId(row), calendar(row), enclosures.of(row.getObject("id", UUID.class))),
                row.getString("audience"));
    }

    /** For the reports of large providers: mailing, template, list, sender (Google's Feedback-ID). */
    private static String feedbackId(ResultSet row) throws SQLException {
        return feedbackId(row.getString("id"), row.getString("template"), row.getString("list_label"));
    }

    static String feedbackId(String mailing, String template, @Nullable String list) {
        return mailing + ":" + template + ":" + (list == null ? "none" : list) + ":convene";
    }

    private static @Nullable CalendarPart calendar(ResultSet row) throws SQLException {
        String text = row.getString("calendar");
        return text == null
                ? null
                : new CalendarPart(row.getString("calendar_method"), text,
                        new EmailAddress(row.getString("calendar_organizer")));
    }

    private static @Nullable ListId list(ResultSet row) throws SQLException {
        String label = row.getString("list_label");
        return label == null
                ? null
                : new ListId(HeaderText.folded(row.getString("list_name")), label, row.getString("list_domain"));
    }
}
