package org.convene.mail;

import java.util.Locale;
import java.util.Map;

import org.springframework.stereotype.Component;

/** Renders the folders of {@code mail-templates}. */
@Component
public class MailTemplates {

    /**
     * Renders one mail.
     *
     * @param template folder name, for example {@code welcome}
     * @param language the recipient's; falls back to English where a language is not shipped
     * @param model plain maps, lists, strings, numbers and booleans; see {@link MailModel}
     * @throws IllegalArgumentException when the template fails on these values
     */
    public MailContent render(String template, Locale language, Map<String, ?> model) {
        throw new UnsupportedOperationException();
    }
}
