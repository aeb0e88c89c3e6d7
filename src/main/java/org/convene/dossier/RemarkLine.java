package org.convene.dossier;

import org.convene.audit.Staff;
import org.convene.remark.Remark;
import org.convene.web.Reader;

/** One note in the reader’s words. @param own whether the reader wrote it, and may change it */
public record RemarkLine(String id, String author, String body, String at, boolean edited, boolean own) {

    static RemarkLine of(Remark note, Staff reading, Reader reader) {
        return new RemarkLine(note.id().toString(), note.author(), note.body(), reader.momentThere(note.at()),
                note.editedAt() != null, note.authorId().equals(reading.id()));
    }
}
