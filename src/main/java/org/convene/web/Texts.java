package org.convene.web;

import java.util.Locale;

import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.site.FieldProblem;

/** Interface texts in the reader's language; a missing key is an error, not a blank. */
@Component
class Texts {
    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    String of(FieldProblem problem, Locale locale) {
        return messages.getMessage(problem.code(), problem.args().toArray(), locale);
    }

    String of(String code, Locale locale) {
        return messages.getMessage(code, new Object[0], locale);
    }

    /** The template function {@code text('key', args…)}. */
    TemplateMethodModelEx function(Locale locale) {
        return arguments -> {
            Object[] values = new Object[arguments.size() - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = plain(arguments.get(i + 1));
            }
            return messages.getMessage(plain(arguments.getFirst()).toString(), values, locale);
        };
    }

    private static Object plain(Object argument) throws TemplateModelException {
        return switch (argument) {
            case TemplateNumberModel number -> number.getAsNumber();
            case TemplateScalarModel text -> text.getAsString();
            case WrapperTemplateModel wrapped -> wrapped.getWrappedObject();
            default -> throw new TemplateModelException("text() takes strings and numbers");
        };
    }
}
