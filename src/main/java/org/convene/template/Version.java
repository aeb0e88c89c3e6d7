package org.convene.template;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

import org.convene.mail.Edition;

/**
 * One version of a mail in one language.
 *
 * @param number counted from 1
 * @param published whether it was meant for members; else it was made for a test mail
 * @param ours whether it says that ours is used again; its source is empty then
 * @param brokenAt since when it is not used because it failed; null: it is good
 * @param brokenReason as it was written down
 */
public record Version(UUID id, String mail, String language, int number, boolean published, boolean ours,
        TemplateSource source, String note, UUID staff, String staffName, Instant createdAt,
        @Nullable Instant brokenAt, String brokenReason) {

    /** Why it is not used any more; nothing is wrong with it where {@code brokenAt} is null. */
    public Said reason() {
        return Reason.said(brokenReason);
    }

    /** The mail by its name, with the language of this version, in whatever language its reader has. */
    public MessageSourceResolvable named() {
        String plain = mail + " (" + language + ")";
        return new DefaultMessageSourceResolvable(new String[]{"staff.template.named"}, new Object[]{
                new DefaultMessageSourceResolvable(new String[]{"staff.template.name." + mail}, mail),
                new DefaultMessageSourceResolvable(new String[]{"staff.template.language." + language}, language)},
                plain);
    }

    Edition edition() {
        return new Edition(id, mail, language, source.subject(), source.text(), source.html(), source.wordMap());
    }
}
