package org.convene.mail;

import java.util.List;
import java.util.Map;

import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateHTMLOutputModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import org.jspecify.annotations.Nullable;

/**
 * {@code text('key', first, second …)} of the templates: a message of the mail's language with {@code {0}}, {@code {1}} …
 * replaced. What is put in is never looked at again, so braces in somebody's name stay braces.
 */
final class MailTexts implements TemplateMethodModelEx {
    private static final int LONGEST = 200_000;
    private final Map<String, String> messages;

    MailTexts(Map<String, String> messages) {
        this.messages = Map.copyOf(messages);
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        String key = word(arguments.getFirst());
        String message = messages.get(key);
        if (message == null) {
            throw new TemplateModelException("no message " + key);
        }
        if (message.indexOf('{') < 0) {
            return message;
        }
        String filled = filled(key, message, arguments);
        List<?> given = arguments;
        return given.stream().anyMatch(TemplateHTMLOutputModel.class::isInstance) ? mark(filled) : filled;
    }

    private static String filled(String key, String message, List<?> arguments) throws TemplateModelException {
        StringBuilder out = new StringBuilder(message.length() + 40);
        int from = 0;
        for (int open = message.indexOf('{'); open >= 0; open = message.indexOf('{', from)) {
            int number = message.charAt(open + 1) - '0';
            if (number < 0 || number + 1 >= arguments.size() || message.charAt(open + 2) != '}') {
                throw new TemplateModelException("message " + key + " asks for more than it gets");
            }
            out.append(message, from, open).append(word(arguments.get(number + 1)));
            from = open + 3;
            if (out.length() > LONGEST) {
                throw new TemplateModelException("message " + key + " grows too long");
            }
        }
        return out.append(message, from, message.length()).toString();
    }

    /** See {@link MailTemplates#mark}: as FreeMarker takes it for markup, it refuses to treat it as text. */
    static TemplateHTMLOutputModel mark(String text) {
        try {
            return HTMLOutputFormat.INSTANCE.fromPlainTextByEscaping(text);
        } catch (TemplateModelException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String word(@Nullable Object argument) throws TemplateModelException {
        String word = switch (argument) {
            case TemplateScalarModel text -> text.getAsString();
            case TemplateNumberModel number -> number.getAsNumber().toString();
            case TemplateHTMLOutputModel mark -> plain(mark);
            case null, default -> null;
        };
        if (word == null) {
            throw new TemplateModelException("text() takes words and numbers");
        }
        return word;
    }

    /** Null for markup that is more than an escaped text. */
    private static @Nullable String plain(TemplateHTMLOutputModel mark) throws TemplateModelException {
        return HTMLOutputFormat.INSTANCE.getSourcePlainText(mark);
    }
}
