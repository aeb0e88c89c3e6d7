package org.convene.contact;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.web.Reader;

/** Contact requests as staff pages show them, times in the reader's zone. */
final class Letters {
    private final Reader reader;
    private final WorkingGroups groups;
    private final AnswerTime times;

    Letters(Reader reader, WorkingGroups groups, AnswerTime times) {
        this.reader = reader;
        this.groups = groups;
        this.times = times;
    }

    /** @param group name, or empty @param claimed name of whoever has it, or empty @param by until when to be answered, or empty @param answered moment, or empty @param deleted moment, or empty */
    public record Letter(UUID id, String kind, String group, String from, String email, String subject, String body,
            ContactDraft.Talk talk, String listing, boolean open, String claimed, String at, String by, boolean late,
            String answered, String deleted) {}

    /** @param sort note, reply or letter */
    public record Added(String sort, String author, String body, String at) {}

    /** @param deleted when it is deleted by itself; null: not yet known */
    Letter of(ContactRequest request, @Nullable Instant deleted) {
        Letter letter = of(request);
        return new Letter(letter.id(), letter.kind(), letter.group(), letter.from(), letter.email(), letter.subject(),
                letter.body(), letter.talk(), letter.listing(), letter.open(), letter.claimed(), letter.at(),
                letter.by(),
                letter.late(), letter.answered(),
                deleted == null ? "" : moment(deleted));
    }

    Letter of(ContactRequest request) {
        Instant answered = request.answeredAt();
        Instant by = request.answerBy();
        return new Letter(request.id(), request.kind().code(), groupName(request.group()), request.from(),
                request.email().value(), request.subject(), request.body(), request.talk(),
                request.listing().name().toLowerCase(Locale.ROOT), request.open(), request.claimedName(),
                moment(request.createdAt()), by == null ? "" : moment(by), times.overdue(request),
                answered == null ? "" : moment(answered), "");
    }

    Added of(ContactEntry entry) {
        return new Added(entry.sort().name().toLowerCase(Locale.ROOT), entry.author(), entry.body(),
                moment(entry.at()));
    }

    String moment(Instant instant) {
        return reader.momentThere(instant);
    }

    private String groupName(@Nullable UUID group) {
        return group == null ? "" : groups.byId(group).map(Group::name).orElse("");
    }
}
