package org.convene.delivery;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.mail.MessagingException;

import org.springframework.stereotype.Component;

import org.convene.mail.MailTemplates;

/** From a claimed delivery to the message of its recipient: merges the values, renders the template, composes. */
@Component
class MailWriter {
    private final MailTemplates templates;
    private final Composer composer;
    private final MailValues json;

    MailWriter(MailTemplates templates, Composer composer, MailValues json) {
        this.templates = templates;
        this.composer = composer;
        this.json = json;
    }

    /** @throws RuntimeException when template, values or address of this recipient make no mail */
    Envelope write(StoredMailing mailing, Claim claim) {
        try {
            Map<String, Object> model = new HashMap<>(mailing.model());
            model.put("links", Map.of());
            model.putAll(json.read(claim.values()));
            model.put("recipient", Map.of("name", claim.name(), "address", claim.address()));
            Locale language = Locale.forLanguageTag(claim.language());
            return composer.compose(mailing, claim, templates.render(mailing.template(), language, model));
        } catch (MessagingException poison) {
            throw new IllegalArgumentException(poison);
        }
    }
}
