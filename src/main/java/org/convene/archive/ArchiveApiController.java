package org.convene.archive;

import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import org.convene.audit.Staff;
import org.convene.meeting.Person;

/** The import of past sessions for staff programs. */
@RestController
class ArchiveApiController {
    private final PastSessions past;
    private final MessageSource texts;

    ArchiveApiController(PastSessions past, MessageSource texts) {
        this.past = past;
        this.texts = texts;
    }

    /** A list as CSV or Markdown. */
    record ArchiveList(@Nullable String list, @Nullable Boolean dryRun) {}

    /** What was read. @param done whether it was kept; with any error nothing is */
    record ArchiveReport(boolean done, long added, List<Read> sessions, List<LineError> errors) {}

    /** One session. @param known whether the archive has it already */
    record Read(int line, String date, String topic, List<String> guests, boolean known) {}

    /** What is wrong with a line. */
    record LineError(int line, String detail) {}

    @PostMapping(path = "/api/v1/groups/{slug}/occurrences/import", consumes = "application/json", produces = "application/json")
    ArchiveReport read(Staff staff, @PathVariable String slug, @RequestBody ArchiveList typed) {
        Reading read = past.read(staff, slug, typed.list() == null ? "" : typed.list(),
                Boolean.TRUE.equals(typed.dryRun()));
        return new ArchiveReport(read.done(), read.problems().isEmpty() ? read.fresh() : 0,
                read.sessions().stream().map(one -> new Read(one.line(), one.date().toString(), one.session().topic(),
                        one.session().guests().stream().map(Person::words).toList(), one.known())).toList(),
                read.problems().stream().map(one -> new LineError(one.line(), texts.getMessage(one.problem().code(),
                        one.problem().args().toArray(), Locale.ENGLISH))).toList());
    }
}
