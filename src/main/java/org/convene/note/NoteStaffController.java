package org.convene.note;

import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

import org.convene.audit.Scope;
import org.convene.audit.Staff;
import org.convene.group.WorkingGroups;
import org.convene.mail.Markdown;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.Conflict;
import org.convene.site.InvalidInput;
import org.convene.web.Forms;
import org.convene.web.Reader;
import org.convene.web.SeeOther;

/** Staff pages: the notes of a session, and the group's template for them. */
@Controller
class NoteStaffController {
    private final Notes notes;
    private final WorkingGroups groups;
    private final OccurrenceViews views;
    private final Markdown markdown;
    private final Forms forms;

    NoteStaffController(Notes notes, WorkingGroups groups, OccurrenceViews views, Markdown markdown,
            Forms forms) {
        this.notes = notes;
        this.groups = groups;
        this.views = views;
        this.markdown = markdown;
        this.forms = forms;
    }

    @GetMapping("/staff/groups/{slug}/occurrences/{id}/notes")
    String show(Staff staff, @PathVariable String slug, @PathVariable String id, Reader reader, Model model) {
        Note note = notes.draft(staff, slug, id);
        return page(note, note.text(), note.version(), reader, model);
    }

    @PostMapping("/staff/groups/{slug}/occurrences/{id}/notes")
    Object write(Staff staff, @PathVariable String slug, @PathVariable String id,
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "0") long version,
            Reader reader, Model model, HttpServletResponse response, RedirectAttributes next) {
        try {
            Note written = notes.write(staff, slug, id, text, version);
            return done("/staff/groups/" + slug + "/occurrences/" + id + "/notes",
                    written.written() ? "staff.note.written" : "staff.note.gone", next);
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(notes.draft(staff, slug, id), text, version, reader, model), bad);
        } catch (Conflict conflict) {
            if (!conflict.code().equals(Notes.CHANGED)) {
                throw conflict;
            }
            Note theirs = notes.draft(staff, slug, id);
            model.addAttribute("theirs", theirs.written() ? theirs.text() : "");
            response.setStatus(HttpStatus.CONFLICT.value());
            return page(theirs, text, theirs.version(), reader, model);
        }
    }

    /** Nothing is kept or published: how the page would look, and the form with all that was typed. */
    @PostMapping(path = "/staff/groups/{slug}/occurrences/{id}/notes", params = "look")
    String look(Staff staff, @PathVariable String slug, @PathVariable String id,
            @RequestParam(defaultValue = "") String text, @RequestParam(defaultValue = "0") long version,
            Reader reader, Model model, HttpServletResponse response) {
        try {
            Note tried = notes.tried(staff, slug, id, text);
            model.addAttribute("tried", markdown.html(tried.text()));
            return page(tried, text, version, reader, model);
        } catch (InvalidInput bad) {
            return forms.again(model, response, page(notes.draft(staff, slug, id), text, version, reader, model), bad);
        }
    }

    @GetMapping("/staff/groups/{slug}/notes-template")
    String template(Staff staff, @PathVariable String slug, Model model) {
        return template(staff, slug, notes.template(staff, slug), model);
    }

    @PostMapping("/staff/groups/{slug}/notes-template")
    Object change(Staff staff, @PathVariable String slug, @RequestParam(defaultValue = "") String text, Model model,
            HttpServletResponse response, RedirectAttributes next) {
        try {
            notes.changeTemplate(staff, slug, text);
        } catch (InvalidInput bad) {
            return forms.again(model, response, template(staff, slug, text, model), bad);
        }
        return done("/staff/groups/" + slug + "/notes-template", "staff.note.template.saved", next);
    }

    private String template(Staff staff, String slug, String text, Model model) {
        model.addAttribute("group", groups.moderated(staff, slug, Scope.GROUPS_READ));
        model.addAttribute("words", text);
        return "note/staff/template";
    }

    private String page(Note note, String text, long version, Reader reader, Model model) {
        model.addAttribute("group", note.group());
        model.addAttribute("one", views.of(note.group(), note.session(), reader));
        model.addAttribute("note", note);
        model.addAttribute("words", text);
        model.addAttribute("version", version);
        return "note/staff/write";
    }

    private static RedirectView done(String path, String notice, RedirectAttributes next) {
        return SeeOther.to(path, next, notice);
    }
}
