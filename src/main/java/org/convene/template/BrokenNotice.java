package org.convene.template;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.account.Person;
import org.convene.audience.Recipient;
import org.convene.delivery.Mailing;
import org.convene.delivery.Outbox;
import org.convene.site.Ids;
import org.convene.site.Site;

/** Tells admins which mails are not used any more, each in their own language. */
@Component
class BrokenNotice {
    private final Outbox outbox;
    private final MessageSource texts;
    private final Site site;

    BrokenNotice(Outbox outbox, MessageSource texts, Site site) {
        this.outbox = outbox;
        this.texts = texts;
        this.site = site;
    }

    void send(List<Version> broken, List<Person> admins) {
        TemplateBrokenMail mail = new TemplateBrokenMail(names(broken, Locale.ENGLISH),
                reason(broken, Locale.ENGLISH), site.link("/staff/templates"));
        outbox.send(Mailing.personal("template-broken:" + Ids.next(), mail),
                admins.stream().map(one -> new Recipient(null, one.email(), one.name(), one.language(),
                        Map.of("mails", names(broken, one.language()), "reason", reason(broken, one.language())), null,
                        null)).toList());
    }

    private List<String> names(List<Version> broken, Locale language) {
        return broken.stream().map(one -> texts.getMessage(one.named(), language)).toList();
    }

    private String reason(List<Version> broken, Locale language) {
        return texts.getMessage(broken.getFirst().reason(), language);
    }
}
