package org.convene.mail;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateScalarModel;

/**
 * {@code markdown(text)} of the templates: safe HTML in HTML parts, plain text in text parts. Remembers the last few,
 * because one mailing says the same to everybody.
 */
final class MarkdownWords implements TemplateMethodModelEx {
    private static final int REMEMBERED = 200;
    private final Map<String, TemplateModel> known = new ConcurrentHashMap<>();
    private final UnaryOperator<String> write;
    private final ModelOf wrap;

    /** Makes the template's value of the written text. */
    interface ModelOf {
        TemplateModel of(String written) throws TemplateModelException;
    }

    MarkdownWords(UnaryOperator<String> write, ModelOf wrap) {
        this.write = write;
        this.wrap = wrap;
    }

    @Override
    public Object exec(@SuppressWarnings("rawtypes") List arguments) throws TemplateModelException {
        if (arguments.size() != 1 || !(arguments.getFirst() instanceof TemplateScalarModel source)) {
            throw new TemplateModelException("markdown() takes one text");
        }
        String text = source.getAsString();
        TemplateModel done = known.get(text);
        if (done == null) {
            done = wrap.of(write.apply(text));
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            known.put(text, done);
        }
        return done;
    }
}
