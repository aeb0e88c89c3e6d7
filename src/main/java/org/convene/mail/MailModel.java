package org.convene.mail;

/**
 * The values one mail template needs, as a record of JSON-compatible components (text, numbers, booleans, lists, maps and
 * records of these). The record {@code WelcomeMail} fills the folder {@code mail-templates/welcome}.
 */
public interface MailModel {
    /** Folder under {@code mail-templates}: the record's name in kebab case without its ending {@code Mail}. */
    default String template() {
        return folder(getClass());
    }

    /** The folder that this record fills. */
    static String folder(Class<?> model) {
        String name = model.getSimpleName().replaceFirst("Mail$", "");
        return name.replaceAll("(?<!^)([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }
}
