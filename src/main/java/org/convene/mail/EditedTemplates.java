package org.convene.mail;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import freemarker.core._CoreAPI;
import freemarker.template.Configuration;
import freemarker.template.Template;
import freemarker.template.TemplateException;

/** Compiles what staff wrote, once for each version, and renders it within limits of time and size. */
final class EditedTemplates {
    private static final Duration TIME = Duration.ofSeconds(2);
    private static final int KEPT = 300;
    private final Configuration text;
    private final Configuration html;
    private final Map<UUID, Compiled> compiled = Collections.synchronizedMap(new Newest());

    EditedTemplates(Configuration text, Configuration html) {
        this.text = text;
        this.html = html;
    }

    /** The three halves of a mail. */
    record Compiled(Template subject, Template text, Template html) {}

    /** @throws FaultyTemplate when it does not compile */
    Compiled of(Edition edition) {
        Compiled known = compiled.get(edition.id());
        if (known == null) {
            known = compile(edition);
            compiled.put(edition.id(), known);
        }
        return known;
    }

    private Compiled compile(Edition edition) {
        try {
            return new Compiled(one(edition.mail() + "/subject.ftl", edition.subject(), text),
                    one(edition.mail() + "/text.ftl", edition.text(), text),
                    one(edition.mail() + "/html.ftlh", edition.html(), html));
        } catch (IOException | RuntimeException | StackOverflowError failed) {
            throw new FaultyTemplate(TemplateFault.of(failed), failed);
        }
    }

    /** With a look at the thread's interruption in every loop, which the engine itself never does. */
    private static Template one(String name, String source, Configuration engine) throws IOException {
        Template template = new Template(name, source, engine);
        _CoreAPI.addThreadInterruptedChecks(template);
        return template;
    }

    /** Something that is rendered. */
    interface Work<T> {
        T done() throws TemplateException, IOException;
    }

    /** @throws FaultyTemplate when it fails, or takes longer than two seconds */
    static <T> T within(Work<T> work) {
        Deadline deadline = new Deadline(TIME);
        try (deadline) {
            return work.done();
        } catch (TemplateException | IOException | RuntimeException | StackOverflowError | OutOfMemoryError failed) {
            throw new FaultyTemplate(deadline.struck()
                    ? new TemplateFault("", 0, 0, TemplateFault.SLOW)
                    : TemplateFault.of(failed), failed);
        }
    }

    private static final class Newest extends LinkedHashMap<UUID, Compiled> {
        private static final long serialVersionUID = 1;

        Newest() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Compiled> eldest) {
            return size() > KEPT;
        }
    }
}
