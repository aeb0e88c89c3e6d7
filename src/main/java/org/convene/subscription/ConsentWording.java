package org.convene.subscription;

import java.util.List;
import java.util.Locale;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.group.Group;
import org.convene.site.Listed;
import org.convene.site.Site;

/** What a person agrees to, as the page that asks shows it and the consent record keeps it. */
@Component
class ConsentWording {
    /** Goes up whenever the text {@code subscription.consent} says something else. */
    static final String VERSION = "1";
    private final MessageSource texts;
    private final Site site;

    ConsentWording(MessageSource texts, Site site) {
        this.texts = texts;
        this.site = site;
    }

    String of(List<Group> groups, Locale language) {
        String names = Listed.of(groups.stream().map(Group::name).toList(), language);
        return texts.getMessage("subscription.consent", new Object[]{names, site.name()}, language);
    }
}
