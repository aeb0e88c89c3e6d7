package org.convene.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.subscription.Signup.State;

/** All SQL of {@code signup}. */
@Repository
class SignupRepository {
    private final JdbcClient jdbc;

    SignupRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Opens a request, or adds the groups to the one that is open for this address already.
     *
     * @param decided slots that were chosen among; what an open request says of them counts no more
     */
    Signup open(Signup wanted, Set<UUID> decided, boolean held) {
        return jdbc.sql("""
                insert into signup (id, address, address_key, throttle_key, name, language, zone, groups, slots, how,
                    network, state, held, created_at, expires_at)
                values (:id, :address, :key, :throttleKey, :name, :language, :zone, cast(:groups as uuid[]),
                    cast(:slots as uuid[]), :how, :network, 'OPEN', :held, :now, :expires)
                on conflict (address_key) where state = 'OPEN' do update set
                    groups = case when signup.expires_at <= :now then excluded.groups
                        else (select array_agg(distinct id) from unnest(signup.groups || excluded.groups) id) end,
                    slots = case when signup.expires_at <= :now then excluded.slots
                        else array(select unnest(signup.slots) except select unnest(cast(:decided as uuid[])))
                            || excluded.slots end,
                    name = excluded.name, language = excluded.language, zone = excluded.zone, how = excluded.how,
                    network = excluded.network, held = signup.held or excluded.held, expires_at = excluded.expires_at
                returning *
                """).param("id", wanted.id()).param("address", wanted.person().address().value())
                .param("key", wanted.person().address().key())
                .param("throttleKey", ThrottleKey.of(wanted.person().address()))
                .param("name", wanted.person().name()).param("language", wanted.person().language().toLanguageTag())
                .param("zone", wanted.person().zone().getId()).param("groups", Sql.ids(wanted.groups()))
                .param("slots", Sql.ids(wanted.slots())).param("decided", Sql.ids(decided))
                .param("how", wanted.how()).param("network", wanted.requestedFrom()).param("held", held)
                .param("now", Sql.at(wanted.createdAt())).param("expires", Sql.at(wanted.expiresAt()))
                .query(this::signup).single();
    }

    /** How many other spellings of the same mailbox have asked since. */
    int otherSpellings(String throttleKey, String addressKey, Instant since) {
        return jdbc.sql("""
                select count(distinct address_key) from signup
                where throttle_key = :throttleKey and address_key <> :key and created_at > :since
                """).param("throttleKey", throttleKey).param("key", addressKey).param("since", Sql.at(since))
                .query(Integer.class).single();
    }

    /** Claims the right to mail a confirmation now. */
    boolean takeMail(UUID id, String addressKey, Instant now, SubscriptionProperties limits) {
        return jdbc.sql("""
                update signup set mailed_at = :now, held = false
                where id = :id and state = 'OPEN' and (mailed_at is null or mailed_at <= :since)
                    and (select count(*) from signup other
                        where other.address_key = :key and other.id <> :id and other.mailed_at > :since) < :perDay
                """).param("id", id).param("key", addressKey).param("now", Sql.at(now))
                .param("since", Sql.at(now.minus(limits.confirmationEvery())))
                .param("perDay", limits.confirmationsPerDay()).update() == 1;
    }

    Optional<Signup> byId(UUID id) {
        return jdbc.sql("select * from signup where id = :id").param("id", id).query(this::signup).optional();
    }

    /** The one transition out of OPEN; false when somebody else made it or it came too late. */
    boolean decide(UUID id, State state, Instant now) {
        return jdbc.sql("""
                update signup set state = :state, decided_at = :now, held = false
                where id = :id and state = 'OPEN' and expires_at > :now
                """).param("id", id).param("state", state.name()).param("now", Sql.at(now)).update() == 1;
    }

    /** Locks what waits for the site's budget, oldest first, for this transaction alone. */
    List<Signup> held(Instant now, int limit) {
        return jdbc.sql("""
                select * from signup where held and state = 'OPEN' and expires_at > :now
                order by created_at limit :limit for update skip locked
                """).param("now", Sql.at(now)).param("limit", limit).query(this::signup).list();
    }

    int countHeld() {
        return jdbc.sql("select count(*) from signup where held").query(Integer.class).single();
    }

    void release(UUID id) {
        jdbc.sql("update signup set held = false where id = :id").param("id", id).update();
    }

    void delete(EmailAddress address) {
        jdbc.sql("delete from signup where address_key = :key").param("key", address.key()).update();
    }

    int deleteExpired(Instant now) {
        return jdbc.sql("delete from signup where expires_at <= :now").param("now", Sql.at(now)).update();
    }

    private Signup signup(ResultSet row, int number) throws SQLException {
        return new Signup(Sql.id(row, "id"), Sql.asking(row), Sql.idList(row, "groups"), Sql.idSet(row, "slots"),
                row.getString("how"),
                row.getString("network"), State.valueOf(row.getString("state")), Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"), Sql.instantOrNull(row, "mailed_at"));
    }
}
