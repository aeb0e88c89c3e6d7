package org.convene.signin;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.webauthn4j.util.exception.WebAuthnException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutablePublicKeyCredentialCreationOptionsRequest;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.account.Credentials;
import org.convene.audit.AuditLog;
import org.convene.audit.Staff;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.NotFound;
import org.convene.site.Problems;
import org.convene.site.Site;

/**
 * Passkeys (WebAuthn level 3): several a person, each with a name. The device asks for finger, face or PIN, so one is two
 * factors; it answers this site's public address only.
 */
@Component
@Transactional
public class Passkeys {
    private static final int LONGEST_NAME = 100;
    private static final JsonMapper JSON = JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();
    private final PasskeyRepository keys;
    private final Webauthn4JRelyingPartyOperations party;
    private final Credentials accounts;
    private final SignIns signIns;
    private final AuditLog audit;

    Passkeys(PasskeyRepository keys, PasskeyOwners owners, Credentials accounts, SignIns signIns, AuditLog audit,
            Site site) {
        this.keys = keys;
        this.accounts = accounts;
        this.signIns = signIns;
        this.audit = audit;
        URI url = site.publicUrl();
        this.party = new Webauthn4JRelyingPartyOperations(owners, keys,
                PublicKeyCredentialRpEntity.builder().id(url.getHost()).name(site.name()).build(),
                Set.of(url.getScheme() + "://" + url.getAuthority()));
        party.setCustomizeCreationOptions(options -> options.authenticatorSelection(AuthenticatorSelectionCriteria
                .builder().residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED).build()));
        party.setCustomizeRequestOptions(options -> options.userVerification(UserVerificationRequirement.REQUIRED));
    }

    /** The caller's own, oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(Staff me) {
        return keys.of(me.id());
    }

    /** What the browser is asked to make, with a challenge that only this answer may carry. */
    @Transactional(readOnly = true)
    public PublicKeyCredentialCreationOptions ask(Staff me) {
        return party.createPublicKeyCredentialCreationOptions(new ImmutablePublicKeyCredentialCreationOptionsRequest(
                UsernamePasswordAuthenticationToken.authenticated(me.id().toString(), null, List.of())));
    }

    /** What the browser is asked to sign; whoever has a passkey for this site may choose it. */
    @Transactional(readOnly = true)
    public PublicKeyCredentialRequestOptions ask() {
        return party.createCredentialRequestOptions(() -> null);
    }

    /** As browsers read it. */
    public static String json(Object options) {
        return JSON.writeValueAsString(options);
    }

    /**
     * Adds the passkey that the browser made.
     *
     * @param asked what it was asked
     * @param answer the browser's answer as JSON
     * @throws InvalidInput at {@code name}, or without a field when the answer is not to what was asked
     */
    public void add(Staff me, PublicKeyCredentialCreationOptions asked, String answer, String name, Locale language) {
        new Problems().requireLine(name, LONGEST_NAME, "name").throwIfAny();
        try {
            var credential = JSON.readValue(answer,
                    new TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>>() {
                    });
            party.registerCredential(new ImmutableRelyingPartyRegistrationRequest(asked,
                    new RelyingPartyPublicKey(credential, name.strip())));
        } catch (WebAuthnException | IllegalArgumentException | IllegalStateException | JacksonException refused) {
            throw new InvalidInput(FieldProblem.of("", "problem.account.passkey"));
        }
        changed(me, "passkey-on", name.strip(), language);
    }

    /** @throws NotFound when it is not the caller's own */
    public void remove(Staff me, UUID id, Locale language) {
        if (!keys.remove(me.id(), id)) {
            throw new NotFound("passkey");
        }
        accounts.raiseEpoch(me.id());
        changed(me, "passkey-off", "", language);
    }

    /** Comes in by a passkey. Empty when the answer is not to what was asked, or from nobody known. */
    public Optional<SignedIn> enter(PublicKeyCredentialRequestOptions asked, String answer) {
        try {
            var credential = JSON.readValue(answer,
                    new TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>>() {
                    });
            var owner = party.authenticate(new RelyingPartyAuthenticationRequest(asked, credential));
            return signIns.enter(PasskeyRepository.staff(owner.getId()), "passkey");
        } catch (WebAuthnException | IllegalArgumentException | IllegalStateException | JacksonException refused) {
            return Optional.empty();
        }
    }

    private void changed(Staff me, String what, String name, Locale language) {
        audit.record(me, "staff." + what, "staff:" + me.id(), name);
        accounts.changed(me.id(), what, language);
    }
}
