package org.convene.contact;

import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Words to begin a reply with, in the writer's language; whoever replies changes them as they like. */
@Component
class ReplyWords {
    private final MessageSource messages;

    ReplyWords(MessageSource messages) {
        this.messages = messages;
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

    private String text(String key, Locale language, Object... values) {
        return messages.getMessage(key, values, language);
    }
}
