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
     * Opens a request, or adds the groups to the one that is open for this address already. Whoever opened it is asked as
     * they said; who adds to it changes nothing of that, nor how long its link lives.
     *
     * @param decided slots that were chosen among; what an open request says of them counts no more
     */
    Signup open(Signup wanted, Set<UUID> decided, boolean held) {
        jdbc.sql("delete from signup where address_key = :key and state = 'OPEN' and expires_at <= :now")
                .param("key", wanted.person().address().key()).param("now", Sql.at(wanted.createdAt())).update();
        return jdbc.sql("""
                insert into signup (id, address, address_key, throttle_key, name, language, zone, groups, slots, how,
                    network, state, held, created_at, expires_at)
                values (:id, :address, :key, :throttleKey, :name, :language, :zone, cast(:groups as uuid[]),
                    cast(:slots as uuid[]), :how, :network, 'OPEN', :held, :now, :expires)
                on conflict (address_key) where state = 'OPEN' do update set
                    groups = (select array_agg(distinct id) from unnest(signup.groups || excluded.groups) id),
                    slots = array(select unnest(signup.slots) except select unnest(cast(:decided as uuid[])))
                        || excluded.slots,
                    held = signup.held or excluded.held
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

    /** The groups that a mail to this address names, whose link is good yet. */
    List<UUID> mailed(EmailAddress address, Instant now) {
        return jdbc.sql("select mailed from signup where address_key = :key and state = 'OPEN' and expires_at > :now")
                .param("key", address.key()).param("now", Sql.at(now))
                .query((row, number) -> Sql.idList(row, "mailed")).optional().orElse(List.of());
    }

    /** Claims the right to mail a confirmation for its groups now. */
    boolean takeMail(Signup signup, Instant now, SubscriptionProperties limits) {
        return jdbc.sql("""
                update signup set mailed_at = :now, mailed = cast(:groups as uuid[]), expires_at = :expires, held = false
                where id = :id and state = 'OPEN' and (mailed_at is null or mailed_at <= :since)
                    and (select count(*) from signup other
                        where other.address_key = :key and other.id <> :id and other.mailed_at > :since) < :perDay
                """).param("id", signup.id()).param("key", signup.person().address().key())
                .param("groups", Sql.ids(signup.groups())).param("now", Sql.at(now))
                .param("expires", Sql.at(now.plus(limits.confirmWithin())))
                .param("since", Sql.at(now.minus(limits.confirmationEvery())))
                .param("perDay", limits.confirmationsPerDay()).update() == 1;
    }

    Optional<Signup> byId(UUID id) {
        return jdbc.sql("select * from signup where id = :id").param("id", id).query(this::signup).optional();
    }

    /** Keeps of an open request what its owner has seen and wants. */
    void confirm(UUID id, List<UUID> groups) {
        jdbc.sql("update signup set groups = cast(:groups as uuid[]) where id = :id").param("id", id)
                .param("groups", Sql.ids(groups)).update();
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
        return new Signup(Sql.id(row, "id"), Sql.asking(row), Sql.idList(row, "groups"),
                Sql.idList(row, "mailed"), Sql.idSet(row, "slots"),
                row.getString("how"),
                row.getString("network"), State.valueOf(row.getString("state")), Sql.instant(row, "created_at"),
                Sql.instant(row, "expires_at"), Sql.instantOrNull(row, "mailed_at"));
    }
}
