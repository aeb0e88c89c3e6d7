package org.convene.suppression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.mail.EmailAddress;
import org.convene.site.Conflict;
import org.convene.site.Ids;
import org.convene.site.NotFound;
import org.convene.site.Problems;

/** The addresses nobody writes to any more, whatever a feature hands in. Looked at again right before each mail leaves. */
@Component
@Transactional
public class Suppressions {
    private static final int LONGEST_REASON = 200;
    private final SuppressionRepository repository;
    private final AddressHash hash;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;

    Suppressions(SuppressionRepository repository, AddressHash hash, AuditLog audit,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.hash = hash;
        this.audit = audit;
        this.events = events;
    }

    @Transactional(readOnly = true)
    public boolean contains(EmailAddress address) {
        return repository.byHash(hash.of(address)).isPresent();
    }

    /**
     * Asked for each group of messages before it leaves, in the transaction of whoever asks.
     *
     * @param addressKeys {@link EmailAddress#key()} of each
     * @return those of them that are suppressed
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Set<String> among(Collection<String> addressKeys) {
        Map<String, String> keys = HashMap.newHashMap(addressKeys.size());
        List<byte[]> hashes = new ArrayList<>(addressKeys.size());
        for (String key : addressKeys) {
            byte[] hashed = hash.ofKey(key);
            hashes.add(hashed);
            keys.put(AddressHash.text(hashed), key);
        }
        return repository.among(hashes.toArray(byte[][]::new)).stream().map(AddressHash::text).map(keys::get)
                .filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /**
     * Suppresses an address on behalf of its owner or of what came back from it.
     *
     * @param source who or what says so, for example {@code recipient} or {@code bounce}
     * @return false when it was suppressed before; the first reason stays
     */
    public boolean suppress(EmailAddress address, String reason, String source) {
        boolean added = repository.insert(Ids.next(), hash.of(address), address.value(), reason, source);
        if (added) {
            events.publishEvent(new AddressSuppressed(address, reason, source));
        }
        return added;
    }

    /** Takes an address off the list because its owner asks for mail again. False when it was not on it. */
    public boolean lift(EmailAddress address) {
        return repository.delete(hash.of(address));
    }

    /** Erases the address; its keyed hash still keeps mail away from it. */
    public void forget(EmailAddress address) {
        repository.forgetAddress(hash.of(address));
    }

    /** Newest first; {@code address} empty: all of them. */
    @Transactional(readOnly = true)
    public List<Suppression> list(Staff staff, String address, @Nullable UUID after, int limit) {
        staff.requireAdmin(Scope.SUPPRESSIONS_READ);
        if (address.isBlank()) {
            return repository.page(after, limit);
        }
        Optional<EmailAddress> wanted = EmailAddress.parse(address);
        return wanted.flatMap(known -> repository.byHash(hash.of(known))).stream().toList();
    }

    /** @throws Conflict when it is on the list already */
    public Suppression add(Staff staff, String address, String reason) {
        staff.requireAdmin(Scope.SUPPRESSIONS_WRITE);
        Problems problems = new Problems();
        Optional<EmailAddress> parsed = EmailAddress.parse(address);
        problems.require(parsed.isPresent(), "email", "problem.email");
        problems.requireText(reason, LONGEST_REASON, "reason").throwIfAny();
        EmailAddress wanted = parsed.orElseThrow();
        if (!suppress(wanted, reason.strip(), "staff")) {
            throw new Conflict("problem.suppression.already");
        }
        Suppression added = repository.byHash(hash.of(wanted)).orElseThrow();
        audit.record(staff, "suppression.add", "suppression:" + added.id(), reason.strip());
        return added;
    }

    /** @param reason why mail may go there again, for the audit log */
    public void remove(Staff staff, UUID id, String reason) {
        staff.requireAdmin(Scope.SUPPRESSIONS_WRITE);
        if (repository.byId(id).isEmpty()) {
            throw new NotFound("suppression");
        }
        new Problems().requireText(reason, LONGEST_REASON, "reason").throwIfAny();
        if (repository.delete(id)) {
            audit.record(staff, "suppression.remove", "suppression:" + id, reason.strip());
        }
    }
}
