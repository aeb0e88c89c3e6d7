package org.convene.note;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;

/** Notes of sessions, and the template they begin with, for staff programs. */
@RestController
class NoteApiController {
    private final Notes notes;

    NoteApiController(Notes notes) {
        this.notes = notes;
    }

    /** Notes. @param written false: nothing was written, {@code text} is what to begin with @param version to be sent back */
    record NoteBody(String text, boolean written, boolean chathamHouse, long version) {
        static NoteBody of(Note note) {
            return new NoteBody(note.text(), note.written(), note.confidential(), note.version());
        }
    }

    /** What to write: Markdown, blank for none. @param version absent: nothing was written before */
    record NoteWrite(@Nullable String text, @Nullable Long version) {}

    /** A template: Markdown with {{topic}}, {{date}}, {{agenda}}, {{attendees}}. */
    record NoteTemplateBody(@Nullable String text) {}

    @GetMapping(path = "/api/v1/groups/{slug}/occurrences/{id}/notes", produces = "application/json")
    NoteBody show(Staff staff, @PathVariable String slug, @PathVariable String id) {
        return NoteBody.of(notes.draft(staff, slug, id));
    }

    @PatchMapping(path = "/api/v1/groups/{slug}/occurrences/{id}/notes", consumes = "application/json", produces = "application/json")
    NoteBody write(Staff staff, @PathVariable String slug, @PathVariable String id, @RequestBody NoteWrite wanted) {
        Note before = notes.draft(staff, slug, id);
        String text = wanted.text() == null ? before.written() ? before.text() : "" : wanted.text();
        return NoteBody.of(notes.write(staff, slug, id, text, wanted.version() == null ? 0 : wanted.version()));
    }

    @GetMapping(path = "/api/v1/groups/{slug}/notes-template", produces = "application/json")
    NoteTemplateBody template(Staff staff, @PathVariable String slug) {
        return new NoteTemplateBody(notes.template(staff, slug));
    }

    @PatchMapping(path = "/api/v1/groups/{slug}/notes-template", consumes = "application/json", produces = "application/json")
    NoteTemplateBody change(Staff staff, @PathVariable String slug, @RequestBody NoteTemplateBody wanted) {
        String text = wanted.text();
        return new NoteTemplateBody(
                notes.changeTemplate(staff, slug, text == null ? notes.template(staff, slug) : text));
    }
}
