package org.convene.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import freemarker.ext.util.WrapperTemplateModel;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.stereotype.Component;

import org.convene.site.FieldProblem;
import org.convene.site.Listed;

/** Interface texts in the reader's language; a missing key is an error, not a blank. */
@Component
class Texts {
    private final MessageSource messages;

    Texts(MessageSource messages) {
        this.messages = messages;
    }

    String of(FieldProblem problem, Locale locale) {
        Object[] said = problem.args().stream().map(one -> one instanceof List<?> several
                ? Listed.of(several.stream().map(String::valueOf).toList(), locale)
                : one).toArray();
        return messages.getMessage(problem.code(), said, locale);
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

    /** The template function {@code listed(sequence of texts)}. */
    TemplateMethodModelEx listed(Locale locale) {
        return arguments -> {
            List<String> items = new ArrayList<>();
            if (arguments.getFirst() instanceof TemplateSequenceModel sequence) {
                for (int i = 0; i < sequence.size(); i++) {
                    items.add(plain(sequence.get(i)).toString());
                }
            }
            return Listed.of(items, locale);
        };
    }

    /** The template function {@code between(number of things)}: what stands between them in a sentence. */
    TemplateMethodModelEx between(Locale locale) {
        return arguments -> Listed.between(((Number) plain(arguments.getFirst())).intValue(), locale);
    }

    private static Object plain(Object argument) throws TemplateModelException {
        return switch (argument) {
            case WrapperTemplateModel own when own.getWrappedObject() instanceof MessageSourceResolvable said -> said;
            case TemplateNumberModel number -> number.getAsNumber();
            case TemplateScalarModel text -> text.getAsString();
            case WrapperTemplateModel wrapped -> wrapped.getWrappedObject();
            default -> throw new TemplateModelException("text() takes strings and numbers");
        };
    }
}
