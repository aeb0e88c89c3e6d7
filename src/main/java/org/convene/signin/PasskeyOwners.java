package org.convene.signin;

import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.stereotype.Component;

import org.convene.account.Credentials;

/** Members of staff as Spring Security's passkeys know them; they are made and removed elsewhere. */
@Component
class PasskeyOwners implements PublicKeyCredentialUserEntityRepository {
    private final Credentials accounts;

    PasskeyOwners(Credentials accounts) {
        this.accounts = accounts;
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes id) {
        return owner(PasskeyRepository.staff(id));
    }

    /** @param username the account's id as text */
    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return owner(UUID.fromString(username));
    }

    private @Nullable PublicKeyCredentialUserEntity owner(UUID id) {
        return accounts.byId(id).map(row -> ImmutablePublicKeyCredentialUserEntity.builder()
                .id(PasskeyRepository.bytes(row.id())).name(row.email().value()).displayName(row.name()).build())
                .orElse(null);
    }

    @Override
    public void save(PublicKeyCredentialUserEntity owner) {
        throw new UnsupportedOperationException("an account makes no other");
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("accounts are not removed here");
    }
}
