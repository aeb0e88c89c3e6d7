package org.convene.template;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

import org.convene.mail.Stationery;
import org.convene.site.Site;

/**
 * The values that a mail may print, each with an example: that of the mail, what the site really says, or, for what only some mails
 * of a kind say, words in the language of the mail.
 */
@Component
class Vocabulary {
    private static final String WORDS = "staff.template.example.";
    private static final Pattern INNER = Pattern.compile("^.*\\.|\\[]$");
    private final MessageSource texts;
    private final Map<String, String> ours = new HashMap<>();

    Vocabulary(Site site, Stationery stationery, MessageSource texts) {
        this.texts = texts;
        stationery.plain().forEach((name, value) -> ours.put("site." + name, value.toString()));
        ours.put("recipient.name", "Mara Lind");
        ours.put("links.unsubscribe", site.link("/unsubscribe/AQGX0bM3c2FtcGxl"));
        ours.put("links.preferences", site.link("/preferences/AQGX0bM3c2FtcGxlMg"));
        ours.put("dir", "ltr");
    }

    /** All values of a mail. */
    List<Variable> of(MailBook.Entry mail, String language) {
        return Variable.of(mail.shape(), mail.example()).stream().map(one -> shown(one, language)).toList();
    }

    private Variable shown(Variable one, String language) {
        return one.kind().equals("list") || !one.example().isEmpty() ? one : one.with(example(one.path(), language));
    }

    private String example(String path, String language) {
        String known = path.equals("lang") ? language : ours.get(path);
        if (known != null) {
            return known;
        }
        String words = texts.getMessage(WORDS + INNER.matcher(path).replaceAll(""), null, "",
                Locale.forLanguageTag(language));
        return words == null ? "" : words;
    }
}
