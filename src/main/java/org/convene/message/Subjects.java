package org.convene.message;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.convene.mail.MailTemplates;
import org.convene.mail.Stationery;

/** What stood above mails that were sent, told again later: never with a link, which may open what only the mail may. */
@Component
public class Subjects {
    private final MailTemplates templates;
    private final Stationery stationery;

    Subjects(MailTemplates templates, Stationery stationery) {
        this.templates = templates;
        this.stationery = stationery;
    }

    /**
     * A mail as it is kept.
     *
     * @param values what all its recipients shared with what was this one's own over it
     * @param listLabel of the group it was from; empty: of none
     */
    public record Kept(String template, Locale language, String name, String address, Map<String, Object> values,
            String listLabel) {}

    /** One after the other, as its reader saw it; empty where today's template makes none of what is kept. */
    public List<Optional<String>> of(List<Kept> mails) {
        Map<String, Object> letterheads = new HashMap<>();
        return mails.stream().map(mail -> of(mail, letterheads)).toList();
    }

    private Optional<String> of(Kept mail, Map<String, Object> letterheads) {
        Map<String, Object> values = withoutLinks(mail.values());
        String brandOf = mail.values().get(Stationery.BRAND_OF) instanceof String named ? named : mail.listLabel();
        Object site = letterheads.computeIfAbsent(brandOf, label -> stationery.on(Map.of(), label)
                .getOrDefault("site", Map.of()));
        if (!site.equals(Map.of())) {
            values.put("site", site);
        }
        values.put("recipient", Map.of("name", mail.name(), "address", mail.address()));
        return templates.subject(mail.template(), mail.language(), values);
    }

    private static Map<String, Object> withoutLinks(Map<?, ?> values) {
        Map<String, Object> harmless = new HashMap<>();
        values.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (!name.equals("links") && !name.equals("url") && !name.endsWith("Url")) {
                harmless.put(name, withoutLinks(value));
            }
        });
        return harmless;
    }

    private static @Nullable Object withoutLinks(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> withoutLinks(map);
            case List<?> list -> list.stream().map(Subjects::withoutLinks).toList();
            case null, default -> value;
        };
    }
}
