package org.convene.message;

import org.springframework.stereotype.Component;

import org.convene.mail.MailTemplates;
import org.convene.mail.Stationery;
import org.convene.site.Site;

/** Makes a press for each letter that is being sent. */
@Component
public class Presses {
    private final MailTemplates templates;
    private final Site site;
    private final Stationery stationery;

    Presses(MailTemplates templates, Site site, Stationery stationery) {
        this.templates = templates;
        this.site = site;
        this.stationery = stationery;
    }

    /**
     * A press for this letter, on the letterhead of its group; to be kept as long as the letter is being sent, as it learns how to be fast.
     *
     * @throws IllegalArgumentException when something that all its messages share may not stand in one
     */
    public Press of(Letter letter) {
        Letter headed = letter.with(stationery.on(letter.model(), letter.list()));
        return new LetterPress(headed, templates, new Composer(headed, site));
    }
}
