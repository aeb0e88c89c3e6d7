package org.convene.audit;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import org.convene.site.Ids;

/** The append-only record of what staff did. */
@Component
@Transactional
public class AuditLog {
    private static final int AT_ONCE = 1000;
    private final AuditRepository entries;
    private final Clock clock;

    AuditLog(AuditRepository entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /**
     * Notes one act in the caller's transaction.
     *
     * @param act a verb with its object's kind, for example {@code group.create}
     * @param object what it was done to, for example {@code group:<uuid>}
     * @param details one short line, no personal data beyond what the object's own page shows
     */
    public void record(Staff staff, String act, String object, String details) {
        entries.insert(new AuditEntry(Ids.next(), clock.instant(), staff.id(), staff.name(), act, object, details));
    }

    /**
     * Newest first.
     *
     * @param before id of the last entry of the page before; null for the first page
     * @throws AccessRefused for anybody but an admin
     */
    @Transactional(readOnly = true)
    public List<AuditEntry> page(Staff staff, AuditFilter filter, @Nullable UUID before, int limit) {
        staff.requireAdmin(Scope.AUDIT_READ);
        return entries.page(filter, before, limit);
    }

    /**
     * Every entry asked for, newest first, a thousand at a time: no transaction stays open while a slow reader takes them.
     *
     * @throws AccessRefused for anybody but an admin
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void each(Staff staff, AuditFilter filter, Consumer<AuditEntry> reader) {
        staff.requireAdmin(Scope.AUDIT_READ);
        List<AuditEntry> some = entries.page(filter, null, AT_ONCE);
        while (!some.isEmpty()) {
            some.forEach(reader);
            some = some.size() < AT_ONCE ? List.of() : entries.page(filter, some.getLast().id(), AT_ONCE);
        }
    }
}
