package org.convene.template;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.site.Conflict;
import org.convene.site.FieldProblem;
import org.convene.site.InvalidInput;
import org.convene.site.Problems;
import org.convene.template.TemplateBody.VersionBody;
import org.convene.web.Page;

@RestController
@RequestMapping(path = "/api/v1/templates", produces = "application/json")
class TemplateApiController {
    private static final String ONE = "/{mail}/{language}";
    private static final int LONGEST_NOTE = 200;
    private final Templates templates;

    TemplateApiController(Templates templates) {
        this.templates = templates;
    }

    /**
     * What is absent stays as it is now.
     *
     * @param words lines of {@code key=text}; a key that is missing has our text
     * @param base number of the version it was made of, as read; absent: the newest
     * @param note for whoever reads the list of versions
     */
    record Writing(@Nullable String subject, @Nullable String text, @Nullable String html, @Nullable String words,
            @Nullable Integer base, @Nullable String note) {
        TemplateSource onto(TemplateSource now) {
            return new TemplateSource(or(subject, now.subject()), or(text, now.text()), or(html, now.html()),
                    or(words, now.words()));
        }

        private static String or(@Nullable String written, String now) {
            return written == null ? now : written;
        }
    }

    /** @param number of the version to use again; 0: ours */
    record Restoring(@Nullable Integer number) {}

    /** Every mail we send, with how it stands in every language. */
    @GetMapping
    Page<TemplateBody.Overview> list(Staff staff) {
        return new Page<>(templates.overview(staff).stream().map(TemplateBody.Overview::of).toList(), null);
    }

    /** What is used now. */
    @GetMapping(ONE)
    TemplateBody show(Staff staff, @PathVariable String mail, @PathVariable String language) {
        return TemplateBody.of(templates.editing(staff, mail, language));
    }

    /** Newest first. */
    @GetMapping(ONE + "/versions")
    Page<VersionBody> versions(Staff staff, @PathVariable String mail, @PathVariable String language) {
        return new Page<>(templates.versions(staff, mail, language).stream().map(VersionBody::of).toList(), null);
    }

    /** Tries it with good values and with bad ones (422 with the lines at fault); from then on members get it. */
    @PostMapping(path = ONE, consumes = "application/json")
    ResponseEntity<VersionBody> write(Staff staff, @PathVariable String mail, @PathVariable String language,
            @RequestBody Writing writing) {
        staff.requireAdmin(Scope.TEMPLATES_WRITE);
        new Problems().requireAtMost(TemplateForm.or(writing.note()), LONGEST_NOTE, "note").throwIfAny();
        try {
            Editing now = templates.editing(staff, mail, language);
            CheckedSource checked = templates.check(staff, mail, language, writing.onto(now.source()));
            Integer base = writing.base();
            Version made = templates.save(staff, checked, base == null ? now.base() : base,
                    TemplateForm.or(writing.note()));
            return ResponseEntity.created(URI.create("/api/v1/templates/" + mail + "/" + language))
                    .body(VersionBody.of(made));
        } catch (FaultyMail faulty) {
            throw invalid(faulty);
        } catch (Overtaken overtaken) {
            throw new Conflict("problem.template.overtaken");
        }
    }

    @PostMapping(path = ONE + "/restore", consumes = "application/json")
    VersionBody restore(Staff staff, @PathVariable String mail, @PathVariable String language,
            @RequestBody Restoring which) {
        staff.requireAdmin(Scope.TEMPLATES_WRITE);
        Integer number = which.number();
        if (number == null) {
            throw new InvalidInput(FieldProblem.of("number", "problem.required"));
        }
        try {
            return VersionBody.of(templates.restore(staff, mail, language, number));
        } catch (FaultyMail faulty) {
            throw invalid(faulty);
        } catch (Overtaken overtaken) {
            throw new Conflict("problem.template.overtaken");
        }
    }

    private static InvalidInput invalid(FaultyMail faulty) {
        List<FieldProblem> problems = faulty.faults().stream().map(fault -> fault.line() == 0
                ? FieldProblem.of(fault.field(), "problem.template.fault", fault.said())
                : FieldProblem.of(fault.field(), "problem.template.fault.line", fault.line(), fault.said()))
                .toList();
        return new InvalidInput(problems);
    }
}
