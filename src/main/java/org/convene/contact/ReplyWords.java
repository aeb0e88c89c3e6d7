package org.convene.contact;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.group.WorkingGroups;
import org.convene.reply.Blanks;
import org.convene.site.Site;

/** Words to begin a reply with, in the writer's language; whoever replies changes them as they like. */
@Component
class ReplyWords {
    private final MessageSource messages;
    private final WorkingGroups groups;
    private final Site site;

    ReplyWords(MessageSource messages, WorkingGroups groups, Site site) {
        this.messages = messages;
        this.groups = groups;
        this.site = site;
    }

    /**
     * The words of one kind.
     *
     * @param with accept, decline or thanks; anything else: no words
     * @param date when an accepted talk is, in words; possibly empty
     */
    String of(ContactRequest request, String author, String with, String date) {
        Locale language = request.language();
        String greeting = request.name().isEmpty()
                ? text("contact.reply.hello", language)
                : text("contact.reply.hello.name", language, request.name());
        String ending = text("contact.reply.end", language, author);
        return switch (with) {
            case "decline", "thanks" -> greeting + "\n\n"
                    + text("contact.reply." + with, language, request.subject()) + "\n\n" + ending;
            case "accept" -> greeting + "\n\n" + (date.isEmpty()
                    ? text("contact.reply.accept", language, request.subject())
                    : text("contact.reply.accept.date", language, request.subject(), date)) + "\n\n" + ending;
            default -> "";
        };
    }

    /** A saved reply with what this writer and request have. @param author whoever replies */
    String filled(String text, ContactRequest request, String author) {
        UUID group = request.group();
        return Blanks.fill(text, Map.of(Blanks.NAME, request.name(), Blanks.SUBJECT, request.subject(), Blanks.ME,
                author, Blanks.SITE, site.name(), Blanks.GROUP,
                group == null ? site.name() : groups.byId(group).map(Group::name).orElse(site.name())));
    }

    private String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
