package org.convene.contact;

import java.util.Set;
import java.util.regex.Pattern;

import org.convene.mail.EmailAddress;
import org.convene.site.Problems;

/** What a contact request must be like. */
final class ContactCheck {
    static final int NAME = 100;
    static final int SUBJECT = 150;
    static final int BODY = 5000;
    static final int BIO = 1000;
    private static final Set<String> LEVELS = Set.of("", "everybody", "some", "experts");
    private static final Pattern ADDRESS_IN_NAME = Pattern.compile("://|\\bwww\\.", Pattern.CASE_INSENSITIVE);

    private ContactCheck() {}

    static Problems of(ContactDraft draft) {
        Problems problems = new Problems();
        problems.require(ContactKind.of(draft.kind()).isPresent(), "kind", "problem.contact.kind");
        problems.require(EmailAddress.parse(draft.email()).isPresent(), "email",
                draft.email().isBlank() ? "problem.required" : "problem.email");
        name(problems, draft.name(), "name");
        text(problems, draft.subject(), "subject", true).requireText(draft.subject(), SUBJECT, "subject");
        text(problems, draft.body(), "body", false).requireText(draft.body(), BODY, "body");
        name(problems, draft.talk().speaker(), "speaker");
        text(problems, draft.talk().bio(), "bio", false).requireAtMost(draft.talk().bio(), BIO, "bio");
        name(problems, draft.talk().pronouns(), "pronouns");
        text(problems, draft.talk().dates(), "dates", false).requireAtMost(draft.talk().dates(), BIO, "dates");
        problems.require(LEVELS.contains(draft.talk().level()), "level", "problem.contact.level");
        return problems;
    }

    /** A reply or a note. */
    static void written(String text) {
        text(new Problems(), text, "body", false).requireText(text, BODY, "body").throwIfAny();
    }

    /** Names with addresses in them are advertising: such text is never sent on. */
    private static void name(Problems problems, String name, String field) {
        text(problems, name, field, true).requireAtMost(name, NAME, field);
        problems.require(!ADDRESS_IN_NAME.matcher(name).find(), field, "problem.contact.link");
    }

    /** Half characters cannot be stored, line breaks cannot stand in one line. */
    private static Problems text(Problems problems, String text, String field, boolean oneLine) {
        boolean whole = text.codePoints().noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        boolean lineFits = !oneLine || text.chars().noneMatch(unit -> unit == '\n' || unit == '\r' || unit == '\t');
        return problems.require(whole && lineFits, field, "problem.control");
    }
}
