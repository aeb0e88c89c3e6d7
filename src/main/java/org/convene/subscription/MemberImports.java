package org.convene.subscription;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.site.Ids;

/** Lists of members from elsewhere: tried, then brought into a group. */
@Component
@Transactional
public class MemberImports {
    private static final int PER_PERSON = 3;
    private static final Duration KEPT = Duration.ofHours(2);
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int NAME = 200;
    private final MemberImport imports;
    private final ImportFileRepository files;
    private final ImportRepository imported;
    private final Membership membership;
    private final WorkingGroups groups;
    private final Clock clock;

    MemberImports(MemberImport imports, ImportFileRepository files, ImportRepository imported, Membership membership,
            WorkingGroups groups, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.imported = imported;
        this.membership = membership;
        this.groups = groups;
        this.clock = clock;
    }

    /**
     * All or nothing, apart from rows that are wrong or whose people do not want it: those are reported. Welcomes follow on
     * their own, so that nobody waits for a long list.
     */
    public ImportReport run(Staff staff, String slug, ImportRequest request) {
        return imports.run(staff, slug, request);
    }

    /** Keeps a list for some hours, so that it need not be sent again after it was tried; of each person the newest three. */
    public ImportFile keep(Staff staff, String slug, String name, byte[] content) {
        UUID group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE).id();
        ImportFile file = new ImportFile(Ids.next(), name.substring(0, Math.min(name.length(), NAME)), content);
        files.insert(file, staff.id(), group, clock.instant());
        files.keepNewest(staff.id(), PER_PERSON);
        return file;
    }

    /** What {@link #keep} kept; empty when it is gone. */
    @Transactional(readOnly = true)
    public Optional<ImportFile> kept(Staff staff, String slug, UUID id) {
        return files.find(id, staff.id(), groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE).id());
    }

    /** As {@link #run}, of a list that was kept and is done with once it has been imported. */
    public ImportReport run(Staff staff, String slug, ImportFile file, ImportRequest request) {
        ImportReport report = imports.run(staff, slug, request);
        if (!report.dryRun()) {
            files.delete(file.id());
        }
        return report;
    }

    /** Subscriptions whose welcome is to be handed on, longest waiting first. */
    @Transactional(readOnly = true)
    List<UUID> welcomesDue(int most) {
        return imported.welcomesDue(clock.instant(), most);
    }

    /** Hands one on: the mail, and with it the next invitations. Who is no member any more, or paused, gets none. */
    void welcome(UUID id) {
        if (imported.takeWelcome(id, clock.instant())) {
            membership.welcome(id);
        }
    }

    void postponeWelcome(UUID id) {
        imported.postponeWelcome(id, clock.instant().plus(AGAIN));
    }

    void forgetOld() {
        files.deleteBefore(clock.instant().minus(KEPT));
    }
}
