package org.convene.template;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import org.convene.mail.MailModel;
import org.convene.mail.MailTemplates;
import org.convene.mail.ShippedMail;
import org.convene.mail.Stationery;
import org.convene.site.NotFound;
import org.convene.site.SiteProperties;

/** Every mail the service sends: its name, what it is filled with, its example. Read from the code once per start. */
@Component
class MailBook {
    private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {
    };
    private static final Map<String, Object> SITE = Map.of("site",
            Map.of("name", "", "url", "", "postalAddress", "", "brandName", "", "brand", "", "brandInk", "",
                    "brandOnDark",
                    "", "brandInkOnDark", ""),
            "recipient",
            Map.of("name", "", "address", ""), "links", Map.of("unsubscribe", "", "preferences", ""), "lang", "", "dir",
            "");
    private final MailTemplates templates;
    private final Map<String, Entry> entries = new TreeMap<>();

    MailBook(MailTemplates templates, JsonMapper json) {
        this.templates = templates;
        for (Class<?> model : models()) {
            String name = MailModel.folder(model);
            if (templates.shipped(name, "en").isPresent()) {
                Map<String, Object> example = json.readValue(templates.sample(name), MAP);
                entries.put(name, new Entry(name, shape(model, example), example));
            }
        }
    }

    /** One mail. @param example values as the real ones are */
    record Entry(String name, Shape.Named shape, Map<String, Object> example) {}

    List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /** @throws NotFound when we send no such mail */
    Entry entry(String name) {
        return Optional.ofNullable(entries.get(name)).orElseThrow(() -> new NotFound("mail"));
    }

    /** @throws NotFound when we send no such mail, or not in this language */
    ShippedMail ours(String name, String language) {
        if (!SiteProperties.LANGUAGES.contains(language)) {
            throw new NotFound("language");
        }
        return templates.shipped(entry(name).name(), language).orElseThrow(() -> new NotFound("mail"));
    }

    /** Our mail as if somebody had written it. */
    TemplateSource source(String name, String language) {
        ShippedMail ours = ours(name, language);
        return new TemplateSource(ours.subject(), ours.text(), ours.html(), TemplateSource.wordLines(ours.words()));
    }

    private static Shape.Named shape(Class<?> model, Map<String, Object> example) {
        Shape record = Shape.of(model);
        Shape both = Shape.merged(record, Shape.ofExample(example));
        Map<String, Shape> fields = new LinkedHashMap<>(both instanceof Shape.Named named ? named.fields() : Map.of());
        fields.remove(Stationery.BRAND_OF);
        new TreeMap<>(SITE)
                .forEach((name, value) -> fields.put(name, Shape.ofExample(new TreeMap<>(asMap(name, value)))));
        fields.put("lang", Shape.WORDS);
        fields.put("dir", Shape.WORDS);
        return new Shape.Named(fields);
    }

    private static Map<String, Object> asMap(String name, Object value) {
        Map<String, Object> map = new HashMap<>();
        if (value instanceof Map<?, ?> fields) {
            fields.forEach((key, field) -> map.put(key.toString(), name.equals("links") ? "https://" : field));
        }
        return map;
    }

    private static List<Class<?>> models() {
        ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition bean) {
                return bean.getMetadata().isConcrete();
            }
        };
        scan.addIncludeFilter(new AssignableTypeFilter(MailModel.class));
        return scan.findCandidateComponents("org.convene").stream()
                .<Class<?>>map(bean -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()),
                        MailBook.class.getClassLoader()))
                .filter(Class::isRecord).toList();
    }
}
