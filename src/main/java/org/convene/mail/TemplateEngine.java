package org.convene.mail;

import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.PlainTextOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.SimpleObjectWrapper;
import freemarker.template.TemplateExceptionHandler;

/**
 * FreeMarker with everything off that reaches beyond the values it is given: no classes, no {@code ?api}, plain data only.
 * One for HTML, where escaping cannot be switched off ({@code ?no_esc} does not even parse), and one for plain text.
 */
final class TemplateEngine {
    private TemplateEngine() {}

    static Configuration html(TemplateLoader loader) {
        Configuration engine = hardened(loader);
        engine.setOutputFormat(HTMLOutputFormat.INSTANCE);
        engine.setAutoEscapingPolicy(Configuration.FORCE_AUTO_ESCAPING_POLICY);
        return engine;
    }

    static Configuration text(TemplateLoader loader) {
        Configuration engine = hardened(loader);
        engine.setOutputFormat(PlainTextOutputFormat.INSTANCE);
        return engine;
    }

    private static Configuration hardened(TemplateLoader loader) {
        Configuration engine = new Configuration(Configuration.VERSION_2_3_34);
        engine.setTemplateLoader(loader);
        engine.setLocalizedLookup(false);
        engine.setRecognizeStandardFileExtensions(false);
        engine.setDefaultEncoding("UTF-8");
        engine.setNumberFormat("computer");
        engine.setTemplateUpdateDelayMilliseconds(Long.MAX_VALUE);
        engine.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        engine.setAPIBuiltinEnabled(false);
        engine.setObjectWrapper(new SimpleObjectWrapper(Configuration.VERSION_2_3_34));
        engine.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        engine.setLogTemplateExceptions(false);
        engine.setWrapUncheckedExceptions(true);
        return engine;
    }
}
