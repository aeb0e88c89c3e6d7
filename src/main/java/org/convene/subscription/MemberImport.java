package org.convene.subscription;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.audit.AuditLog;
import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;
import org.convene.suppression.Suppressions;

/** Brings a list of members from elsewhere into a group, a thousand rows at a time, in one transaction. */
@Component
class MemberImport {
    private static final int CHUNK = 1000;
    private static final int REPORTED = 1000;
    private final SubscriberRepository subscribers;
    private final ImportRepository subscriptions;
    private final ConsentRepository consents;
    private final MemberRepository members;
    private final WorkingGroups groups;
    private final SlotOffers offers;
    private final Suppressions suppressions;
    private final AuditLog audit;
    private final SubscriptionProperties settings;
    private final Clock clock;

    MemberImport(SubscriberRepository subscribers, ImportRepository subscriptions, ConsentRepository consents,
            MemberRepository members, WorkingGroups groups, SlotOffers offers,
            Suppressions suppressions, AuditLog audit, SubscriptionProperties settings, Clock clock) {
        this.subscribers = subscribers;
        this.subscriptions = subscriptions;
        this.consents = consents;
        this.members = members;
        this.groups = groups;
        this.offers = offers;
        this.suppressions = suppressions;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    ImportReport run(Staff staff, String slug, ImportRequest request) {
        Group group = groups.moderated(staff, slug, Scope.SUBSCRIPTIONS_WRITE);
        new Problems().requireText(Person.text(request.consentNote()), MemberDesk.NOTE, "consentNote").throwIfAny();
        Run run = new Run(group, request);
        List<CsvMembers.Row> rows = CsvMembers.read(request.csv(), settings.importRows());
        for (int from = 0; from < rows.size(); from += CHUNK) {
            run.take(rows.subList(from, Math.min(from + CHUNK, rows.size())));
        }
        if (!request.dryRun()) {
            audit.record(staff, "subscription.import", "group:" + group.id(), slug + ": " + run.added);
        }
        return run.report(rows.size());
    }

    /** The state of one import. */
    private final class Run {
        private final Group group;
        private final ImportRequest request;
        private final Consent consent;
        private final Set<String> seen = new HashSet<>();
        private final List<SlotOffer> offered;
        private final Map<String, Set<UUID>> slots = new HashMap<>();
        private final List<ImportReport.RowProblem> problems = new ArrayList<>();
        private int added;
        private int already;
        private int skipped;
        private int invalid;

        Run(Group group, ImportRequest request) {
            this.group = group;
            this.request = request;
            this.offered = offers.of(List.of(group.id()), ZoneOffset.UTC, Locale.ENGLISH);
            this.consent = Consent.vouched("import", Person.text(request.consentNote()), clock.instant());
        }

        void take(List<CsvMembers.Row> rows) {
            Map<Long, Person> people = new LinkedHashMap<>();
            rows.forEach(row -> read(row).ifPresent(person -> people.put(row.line(), person)));
            List<String> keys = people.values().stream().map(person -> person.address().key()).toList();
            Map<String, Past> past = members.pastOf(group.id(), keys);
            Set<String> suppressed = suppressions.among(keys);
            List<Person> fresh = new ArrayList<>();
            people.forEach((line, person) -> {
                String key = person.address().key();
                if (welcome(line, past.get(key), suppressed.contains(key))) {
                    fresh.add(person);
                }
            });
            if (!request.dryRun() && !fresh.isEmpty()) {
                store(fresh);
            }
            added += fresh.size();
        }

        private Optional<Person> read(CsvMembers.Row row) {
            try {
                Problems wrong = new Problems();
                Optional<Person> person = Person.check(wrong, row.email(), row.name(), row.language(), row.zone(),
                        row.clock());
                Set<UUID> taken = picks(wrong).written(Person.text(row.slots()));
                wrong.throwIfAny();
                if (person.isPresent() && !seen.add(person.get().address().key())) {
                    already++;
                    return Optional.empty();
                }
                person.ifPresent(one -> slots.put(one.address().key(), taken));
                return person;
            } catch (InvalidInput bad) {
                invalid++;
                bad.problems().forEach(problem -> note(row.line(), problem));
                return Optional.empty();
            }
        }

        private SlotPicks picks(Problems wrong) {
            return new SlotPicks(offered, wrong);
        }

        private boolean welcome(long line, @Nullable Past past, boolean suppressed) {
            if (past == Past.LIVE) {
                already++;
                return false;
            }
            if (suppressed || past != null) {
                skipped++;
                note(line, FieldProblem.of("email", suppressed
                        ? "problem.subscription.suppressed"
                        : past == Past.LEFT
                                ? "problem.subscription.left-before"
                                : "problem.subscription.removed-before"));
                return false;
            }
            return true;
        }

        private void store(List<Person> fresh) {
            Instant now = clock.instant();
            subscribers.knowAll(fresh, now);
            List<UUID> made = subscriptions.insert(group.id(), fresh.stream()
                    .collect(Collectors.toMap(person -> person.address().key(), this::slots)), request.welcome(), now);
            consents.insertAll(made, consent);
        }

        private Set<UUID> slots(Person person) {
            return slots.getOrDefault(person.address().key(), Set.of());
        }

        private void note(long line, FieldProblem problem) {
            if (problems.size() < REPORTED) {
                problems.add(new ImportReport.RowProblem(line, problem));
            }
        }

        ImportReport report(int rows) {
            return new ImportReport(request.dryRun(), rows, added, already, skipped, invalid, List.copyOf(problems));
        }
    }
}
