package org.convene.note;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

import org.convene.mail.Markdown;
import org.convene.meeting.OccurrenceViews;
import org.convene.site.NotFound;
import org.convene.web.Reader;

/** The public page of a session's notes. */
@Controller
class NoteController {
    private final Notes notes;
    private final OccurrenceViews views;
    private final Markdown markdown;

    NoteController(Notes notes, OccurrenceViews views, Markdown markdown) {
        this.notes = notes;
        this.views = views;
        this.markdown = markdown;
    }

    @GetMapping("/groups/{slug}/archive/{id}")
    String show(@PathVariable String slug, @PathVariable String id, Reader reader, Model model) {
        Note note = notes.read(slug, id).orElseThrow(() -> new NotFound("notes"));
        model.addAttribute("group", note.group());
        model.addAttribute("one", views.of(note.group(), note.session(), reader));
        model.addAttribute("words", markdown.html(note.text()));
        return "note/note";
    }
}
