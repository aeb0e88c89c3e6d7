package org.convene.signin;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;
import org.springframework.stereotype.Repository;

import org.convene.site.Ids;

/** SQL of {@code passkey}, as Spring Security asks for it and as the account page does. */
@Repository
class PasskeyRepository implements UserCredentialRepository {
    private final JdbcClient jdbc;
    private final Clock clock;

    PasskeyRepository(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A member of staff as the authenticator knows them: the sixteen bytes of the account's id. */
    static Bytes bytes(UUID staff) {
        return new Bytes(ByteBuffer.allocate(16).putLong(staff.getMostSignificantBits())
                .putLong(staff.getLeastSignificantBits()).array());
    }

    static UUID staff(Bytes id) {
        ByteBuffer bytes = ByteBuffer.wrap(id.getBytes());
        if (bytes.remaining() != 16) {
            throw new IllegalArgumentException("not one of our accounts");
        }
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** A new one, or what changed at its use; one that belongs to somebody else stays theirs. */
    @Override
    public void save(CredentialRecord key) {
        Bytes attestation = key.getAttestationObject();
        Bytes clientData = key.getAttestationClientDataJSON();
        jdbc.sql("""
                INSERT INTO passkey (id, staff, credential, name, public_key, signatures, verifies_user, backup_eligible,
                    backed_up, transports, attestation, client_data, created_at)
                VALUES (:id, :staff, :credential, :name, :publicKey, :signatures, :verifies, :eligible, :backed,
                    :transports, :attestation, :clientData, :now)
                ON CONFLICT (credential) DO UPDATE SET signatures = excluded.signatures, backed_up = excluded.backed_up,
                    verifies_user = excluded.verifies_user, used_at = :now
                WHERE passkey.staff = excluded.staff
                """).param("id", Ids.next()).param("staff", staff(key.getUserEntityUserId()))
                .param("credential", key.getCredentialId().getBytes()).param("name", key.getLabel())
                .param("publicKey", key.getPublicKey().getBytes()).param("signatures", key.getSignatureCount())
                .param("verifies", key.isUvInitialized()).param("eligible", key.isBackupEligible())
                .param("backed", key.isBackupState())
                .param("transports", key.getTransports().stream().map(AuthenticatorTransport::getValue)
                        .collect(Collectors.joining(",")))
                .param("attestation", attestation == null ? null : attestation.getBytes())
                .param("clientData", clientData == null ? null : clientData.getBytes())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).update();
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credential) {
        return jdbc.sql("SELECT * FROM passkey WHERE credential = :credential")
                .param("credential", credential.getBytes()).query(PasskeyRepository::credential).optional()
                .orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes staff) {
        return jdbc.sql("SELECT * FROM passkey WHERE staff = :staff").param("staff", staff(staff))
                .query(PasskeyRepository::credential).list();
    }

    @Override
    public void delete(Bytes credential) {
        jdbc.sql("DELETE FROM passkey WHERE credential = :credential").param("credential", credential.getBytes())
                .update();
    }

    List<Passkey> of(UUID staff) {
        return jdbc.sql("SELECT * FROM passkey WHERE staff = :staff ORDER BY id").param("staff", staff)
                .query((row, number) -> new Passkey(row.getObject("id", UUID.class), row.getString("name"),
                        row.getBoolean("backed_up"), row.getTimestamp("created_at").toInstant(), used(row)))
                .list();
    }

    boolean remove(UUID staff, UUID id) {
        return jdbc.sql("DELETE FROM passkey WHERE staff = :staff AND id = :id").param("staff", staff).param("id", id)
                .update() == 1;
    }

    private static @Nullable Instant used(ResultSet row) throws SQLException {
        Timestamp used = row.getTimestamp("used_at");
        return used == null ? null : used.toInstant();
    }

    private static CredentialRecord credential(ResultSet row, int number) throws SQLException {
        Instant created = row.getTimestamp("created_at").toInstant();
        Instant used = used(row);
        byte[] attestation = row.getBytes("attestation");
        byte[] clientData = row.getBytes("client_data");
        return ImmutableCredentialRecord.builder().credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getBytes("credential")))
                .userEntityUserId(bytes(row.getObject("staff", UUID.class)))
                .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
                .signatureCount(row.getLong("signatures")).uvInitialized(row.getBoolean("verifies_user"))
                .transports(transports(row.getString("transports")))
                .backupEligible(row.getBoolean("backup_eligible")).backupState(row.getBoolean("backed_up"))
                .attestationObject(attestation == null ? null : new Bytes(attestation))
                .attestationClientDataJSON(clientData == null ? null : new Bytes(clientData))
                .created(created).lastUsed(used == null ? created : used).label(row.getString("name")).build();
    }

    private static Set<AuthenticatorTransport> transports(String text) {
        return Arrays.stream(text.split(",", -1)).filter(word -> !word.isEmpty()).map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }
}
