package org.convene.mail;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.convene.site.Accent;
import org.convene.site.Colour;
import org.convene.site.Site;

/** Puts a group's mails on its own letterhead. */
@Component
public class Stationery {
    /**
     * Value that names the list label of the group a mail is from where it has no List-Id, or none it should look like; or the
     * labels of several, parted by blanks.
     */
    public static final String BRAND_OF = "brandOf";
    private final Site site;
    private final ObjectProvider<Letterheads> letterheads;

    Stationery(Site site, ObjectProvider<Letterheads> letterheads) {
        this.site = site;
        this.letterheads = letterheads;
    }

    /**
     * The values of a mail with those of its letterhead.
     *
     * @param list null for mail that belongs to no group; {@link #BRAND_OF} goes first
     */
    public Map<String, Object> on(Map<String, Object> model, @Nullable ListId list) {
        return on(model, model.get(BRAND_OF) instanceof String named ? named : list == null ? "" : list.label());
    }

    /** @param listLabel of the group the mail is from; empty: none */
    public Map<String, Object> on(Map<String, Object> model, String listLabel) {
        Letterheads known = listLabel.isEmpty() ? null : letterheads.getIfAvailable();
        return known == null ? model : known.of(listLabel).map(head -> on(model, head)).orElse(model);
    }

    /** The values of a mail with those of this letterhead. */
    public Map<String, Object> on(Map<String, Object> model, Letterhead head) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("site", words(site, head));
        return all;
    }

    /** What templates see of the site where a mail is on nobody else’s letterhead. */
    public Map<String, Object> plain() {
        return words(site, null);
    }

    /** What templates see of the site. */
    static Map<String, Object> words(Site site, @Nullable Letterhead head) {
        Accent accent = head == null ? Accent.of(Colour.parse(site.brandColour())) : head.accent();
        Map<String, Object> words = new HashMap<>(Map.of("name", site.name(), "url", site.publicUrl().toString(),
                "postalAddress", site.postalAddress(), "brandName", head == null ? site.name() : head.name(), "brand",
                accent.onLight().toString(), "brandInk", accent.onLight().ink().toString(), "brandOnDark",
                accent.onDark().toString(), "brandInkOnDark", accent.onDark().ink().toString()));
        Letterhead.Logo logo = head == null ? null : head.logo();
        words.put("logo", logo == null
                ? Map.of()
                : Map.of("url", logo.url(), "alt", logo.alt(), "width", logo.width(), "height", logo.height()));
        return Map.copyOf(words);
    }

    /** Links in Markdown have the site’s colour until it is known whose mail they are in. */
    static String coloured(String html, @Nullable Object head, @Nullable Object site) {
        return head == site || !(head instanceof Map<?, ?> own) || !(site instanceof Map<?, ?> words)
                ? html
                : html.replace(link(words.get("brand")), link(own.get("brand")));
    }

    static String link(@Nullable Object colour) {
        return "color:" + colour + ";text-decoration:underline;";
    }
}
