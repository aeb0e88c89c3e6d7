package org.convene.mail;

import freemarker.core.ParseException;
import freemarker.template.TemplateException;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a template, and where.
 *
 * @param part {@code subject}, {@code text}, {@code html}, {@code words}, or empty when it is none of them alone
 * @param line from 1; 0: unknown
 * @param column from 1; 0: unknown
 * @param message one line, of the template engine or of ours
 */
public record TemplateFault(String part, int line, int column, String message) {
    /** Message where the time was over. */
    public static final String SLOW = "takes longer than 2 seconds";
    /** Message where more came out than a mail may hold. */
    public static final String LONG = "makes more than a million characters";
    /** Message where what came out is no subject. */
    public static final String NO_SUBJECT = "makes no subject";
    private static final int LONGEST = 300;

    static TemplateFault of(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof ParseException parse) {
                return new TemplateFault(part(parse.getTemplateName()), parse.getLineNumber(),
                        parse.getColumnNumber(), firstLine(parse.getEditorMessage()));
            }
            if (cause instanceof TemplateException value && value.getLineNumber() != null) {
                return new TemplateFault(part(value.getTemplateSourceName()), value.getLineNumber(),
                        value.getColumnNumber(), firstLine(value.getMessageWithoutStackTop()));
            }
        }
        return new TemplateFault("", 0, 0, firstLine(root(failed)));
    }

    private static String root(Throwable failed) {
        Throwable cause = failed;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    private static String firstLine(@Nullable String message) {
        String line = message == null ? "" : message.strip().lines().findFirst().orElse("");
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    /** Faults inside our own layout belong to no part that can be edited. */
    private static String part(@Nullable String template) {
        return template == null || template.startsWith("_layout/")
                ? ""
                : template.replaceFirst(".*/", "").replaceFirst("\\.ftlh?$", "");
    }
}
