package org.convene.message;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import jakarta.mail.MessagingException;

import org.springframework.stereotype.Component;

import org.convene.mail.MailContent;
import org.convene.mail.MailTemplates;
import org.convene.site.Site;

/** Makes a press for each letter that is being sent. */
@Component
public class Presses {
    private final MailTemplates templates;
    private final Composer composer;

    Presses(MailTemplates templates, Site site) {
        this.templates = templates;
        this.composer = new Composer(site);
    }

    /** A press for this letter; to be kept as long as the letter is being sent, as it learns how to be fast. */
    public Press of(Letter letter) {
        return (addressee, into) -> press(letter, addressee, into);
    }

    private Pressed press(Letter letter, Addressee addressee, MessageBuffer into) {
        Map<String, Object> model = new HashMap<>(letter.model());
        model.putAll(addressee.values());
        model.put("recipient", Map.of("name", addressee.name(), "address", addressee.address()));
        try {
            MailContent content = templates.render(letter.template(), addressee.language(), model);
            return composer.compose(letter, addressee, content, into);
        } catch (MessagingException | IOException poison) {
            throw new IllegalArgumentException(poison);
        }
    }
}
