package org.convene.subscription;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import org.convene.audit.Staff;
import org.convene.subscription.MemberFilter.Sort;
import org.convene.subscription.Subscription.State;
import org.convene.web.Page;
import org.convene.web.Upload;

@RestController
@RequestMapping(path = "/api/v1/groups/{slug}/subscriptions", produces = "application/json")
class SubscriptionApiController {
    private final Subscriptions subscriptions;
    private final MemberImports imports;
    private final MessageSource texts;

    SubscriptionApiController(Subscriptions subscriptions, MemberImports imports, MessageSource texts) {
        this.subscriptions = subscriptions;
        this.imports = imports;
        this.texts = texts;
    }

    /** @param welcome absent or false: nothing is mailed */
    record Addition(@Nullable String email, @Nullable String name, @Nullable String language,
            @Nullable String timeZone, @Nullable String clockStyle, @Nullable String consentNote,
            @Nullable Boolean welcome) {}

    /**
     * What is different; what is absent stays.
     *
     * @param slots ids of those wanted; a meeting of which none is named is wanted with all of them
     * @param clockStyle 12, 24, or empty: as the language has it
     */
    record Choice(@Nullable List<@Nullable String> slots, @Nullable String clockStyle) {}

    /** @param row line in the file, the header being 1 */
    record RowError(long row, String field, String detail) {}

    record Imported(boolean dryRun, int rows, int added, int already, int skipped, int invalid,
            List<RowError> errors) {}

    @GetMapping
    Page<MemberRow> list(Staff staff, @PathVariable String slug, @RequestParam @Nullable State state,
            @RequestParam(defaultValue = "") String search, @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String timeZone, @RequestParam(defaultValue = "50") int limit,
            @RequestParam @Nullable UUID cursor) {
        MemberFilter filter = new MemberFilter(state, search, language, timeZone, Sort.OLDEST, cursor, limit);
        List<MemberRow> rows = subscriptions.members(staff, slug, filter);
        return new Page<>(rows, rows.size() < filter.limit() ? null : rows.getLast().id().toString());
    }

    @PostMapping(consumes = "application/json")
    ResponseEntity<MemberRow> add(Staff staff, @PathVariable String slug, @RequestBody Addition addition) {
        MemberRow added = subscriptions.addMember(staff, slug,
                new MemberAddition(addition.email(), addition.name(), addition.language(), addition.timeZone(),
                        addition.clockStyle(), addition.consentNote(), Boolean.TRUE.equals(addition.welcome())));
        return ResponseEntity.created(URI.create("/api/v1/groups/" + slug + "/subscriptions/" + added.id()))
                .body(added);
    }

    /** Chooses slots and clock for a member, who is told what that brings or takes. */
    @PatchMapping(path = "/{id}", consumes = "application/json")
    MemberRow choose(Staff staff, @PathVariable String slug, @PathVariable UUID id, @RequestBody Choice choice) {
        List<String> slots = choice.slots() == null
                ? null
                : choice.slots().stream().map(one -> one == null ? "" : one).toList();
        return subscriptions.choose(staff, slug, id, new MemberChoice(List.of(), slots, choice.clockStyle()));
    }

    @DeleteMapping("/{id}")
    ResponseEntity<Void> remove(Staff staff, @PathVariable String slug, @PathVariable UUID id) {
        subscriptions.removeMember(staff, slug, id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping(path = "/import", consumes = "multipart/form-data")
    Imported importMembers(Staff staff, @PathVariable String slug, @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "") String consentNote, @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "false") boolean welcome) throws IOException {
        ImportReport report = imports.run(staff, slug,
                new ImportRequest(Upload.read(file, "file", Upload.MOST), consentNote, dryRun, welcome));
        return new Imported(report.dryRun(), report.rows(), report.added(), report.already(), report.skipped(),
                report.invalid(), report.problems().stream().map(this::error).toList());
    }

    private RowError error(ImportReport.RowProblem problem) {
        return new RowError(problem.row(), problem.problem().field(), texts.getMessage(problem.problem().code(),
                problem.problem().args().toArray(), Locale.ENGLISH));
    }
}
