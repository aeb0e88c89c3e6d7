package org.convene.message;

import org.springframework.stereotype.Component;

import org.convene.mail.MailTemplates;
import org.convene.site.Site;

/** Makes a press for each letter that is being sent. */
@Component
public class Presses {
    private final MailTemplates templates;
    private final Site site;

    Presses(MailTemplates templates, Site site) {
        this.templates = templates;
        this.site = site;
    }

    /**
     * A press for this letter; to be kept as long as the letter is being sent, as it learns how to be fast.
     *
     * @throws IllegalArgumentException when something that all its messages share may not stand in one
     */
    public Press of(Letter letter) {
        return new LetterPress(letter, templates, new Composer(letter, site));
    }
}
