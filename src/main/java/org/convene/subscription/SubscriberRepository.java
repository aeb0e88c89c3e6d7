package org.convene.subscription;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.convene.mail.EmailAddress;
import org.convene.site.Ids;
import org.convene.site.Keyring;

/** All SQL of {@code subscriber}. */
@Repository
class SubscriberRepository {
    /** Stands in the rows of those who were erased; their key is their id. */
    static final String NOBODY = "erased@erased.invalid";
    private final JdbcClient jdbc;
    private final Keyring keyring;

    SubscriberRepository(JdbcClient jdbc, Keyring keyring) {
        this.jdbc = jdbc;
        this.keyring = keyring;
    }

    /** Empty for who was erased. */
    Optional<Subscriber> byId(UUID id) {
        return jdbc.sql("select * from subscriber where id = :id and erased_at is null").param("id", id)
                .query(this::subscriber).optional();
    }

    Instant knownSince(UUID id) {
        return jdbc.sql("select created_at from subscriber where id = :id").param("id", id)
                .query((row, number) -> Sql.instant(row, "created_at")).single();
    }

    /** False when the address is somebody's already. */
    boolean move(UUID id, EmailAddress to) {
        return jdbc.sql("""
                update subscriber set address = :address, address_key = :key
                where id = :id and erased_at is null
                    and not exists (select from subscriber other where other.address_key = :key and other.id <> :id)
                """).param("id", id).param("address", to.value()).param("key", to.key()).update() == 1;
    }

    /** Whose last subscription ended before this instant, or who never had one since; locked for this transaction alone. */
    List<Subscriber> past(Instant before, int limit) {
        return jdbc.sql("""
                select * from subscriber p where erased_at is null and created_at < :before
                    and not exists (select from subscription s where s.subscriber_id = p.id
                        and (s.state <> 'ENDED' or s.ended_at >= :before))
                order by id limit :limit for update skip locked
                """).param("before", Sql.at(before)).param("limit", limit).query(this::subscriber).list();
    }

    /** Leaves nothing but a keyed fingerprint of the address. */
    void erase(UUID id, EmailAddress address, Instant now) {
        jdbc.sql("""
                update subscriber set address = :nobody, address_key = 'erased:' || id, name = '', language = 'en',
                    zone = 'UTC', clock = '', manage_mail_at = null, collected = false, erased_hash = :hash, erased_at = :now
                where id = :id
                """).param("id", id).param("nobody", NOBODY).param("hash", hash(address.key()))
                .param("now", Sql.at(now)).update();
    }

    /** Which of these have been erased and have not come back since. */
    Set<String> erased(Collection<String> addressKeys) {
        Map<String, String> byHash = new HashMap<>();
        addressKeys.forEach(key -> byHash.put(HexFormat.of().formatHex(hash(key)), key));
        return jdbc.sql("""
                select distinct encode(erased_hash, 'hex') from subscriber
                where erased_hash in (select decode(hash, 'hex') from unnest(:hashes) as asked (hash))
                """).param("hashes", byHash.keySet().toArray(String[]::new)).query(String.class).list().stream()
                .map(byHash::get).filter(Objects::nonNull).filter(key -> !known(key)).collect(Collectors.toSet());
    }

    private boolean known(String addressKey) {
        return jdbc.sql("select exists (select from subscriber where address_key = :key)").param("key", addressKey)
                .query(Boolean.class).single();
    }

    private byte[] hash(String addressKey) {
        return keyring.fingerprint("erased", addressKey);
    }

    Optional<Subscriber> byAddress(EmailAddress address) {
        return jdbc.sql("select * from subscriber where address_key = :key").param("key", address.key())
                .query(this::subscriber).optional();
    }

    /** Who is known already stays as they chose to be; only a missing name is filled in. */
    Subscriber know(Person person, Instant now) {
        return jdbc.sql("""
                insert into subscriber (id, address, address_key, name, language, zone, clock, created_at)
                values (:id, :address, :key, :name, :language, :zone, :clock, :now)
                on conflict (address_key) do update set
                    name = case when subscriber.name = '' then excluded.name else subscriber.name end
                returning *
                """).param("id", Ids.next()).param("address", person.address().value())
                .param("key", person.address().key()).param("name", person.name())
                .param("language", person.language().toLanguageTag()).param("zone", person.zone().getId())
                .param("clock", person.clock().code()).param("now", Sql.at(now)).query(this::subscriber).single();
    }

    /** Adds those who are not known yet. */
    void knowAll(List<Person> people, Instant now) {
        jdbc.sql("""
                insert into subscriber (id, address, address_key, name, language, zone, clock, created_at)
                select id, address, address_key, name, language, zone, clock, :now
                from unnest(cast(:ids as uuid[]), :addresses, :keys, :names, :languages, :zones, :clocks)
                    as new (id, address, address_key, name, language, zone, clock)
                on conflict (address_key) do nothing
                """).param("ids", Sql.ids(people.stream().map(person -> Ids.next()).toList()))
                .param("addresses", texts(people, person -> person.address().value()))
                .param("keys", texts(people, person -> person.address().key()))
                .param("names", texts(people, Person::name))
                .param("languages", texts(people, person -> person.language().toLanguageTag()))
                .param("zones", texts(people, person -> person.zone().getId()))
                .param("clocks", texts(people, person -> person.clock().code())).param("now", Sql.at(now)).update();
    }

    private static String[] texts(List<Person> people, Function<Person, String> component) {
        return people.stream().map(component).toArray(String[]::new);
    }

    boolean update(UUID id, String name, Locale language, ZoneId zone, ClockPreference clock) {
        return jdbc.sql("""
                update subscriber set name = :name, language = :language, zone = :zone, clock = :clock
                where id = :id and (name, language, zone, clock) is distinct from (:name, :language, :zone, :clock)
                """).param("id", id).param("name", name).param("language", language.toLanguageTag())
                .param("zone", zone.getId()).param("clock", clock.code()).update() == 1;
    }

    boolean read(UUID id, ClockPreference clock) {
        return jdbc.sql("update subscriber set clock = :clock where id = :id and clock <> :clock").param("id", id)
                .param("clock", clock.code()).update() == 1;
    }

    void collect(UUID id, boolean collected) {
        jdbc.sql("update subscriber set collected = :collected where id = :id").param("collected", collected)
                .param("id", id).update();
    }

    /** Claims the right to mail the preference link now. */
    boolean takeManageMail(UUID id, Instant now, Instant notSince) {
        return jdbc.sql("""
                update subscriber set manage_mail_at = :now
                where id = :id and (manage_mail_at is null or manage_mail_at <= :notSince)
                """).param("id", id).param("now", Sql.at(now)).param("notSince", Sql.at(notSince)).update() == 1;
    }

    private Subscriber subscriber(ResultSet row, int number) throws SQLException {
        return new Subscriber(Sql.id(row, "id"), Sql.person(row));
    }
}
