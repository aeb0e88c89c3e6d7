package org.convene.unsent;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Puts what was typed back into the form of a page. */
final class Refill {
    private static final Set<String> PRESSED = Set.of("submit", "button", "image", "reset", "file", "password");
    private final UnsentForm kept;

    Refill(UnsentForm kept) {
        this.kept = kept;
    }

    /** The page with its form filled in and a note above it; empty when the form is not on it. @param files said where it takes any */
    Optional<String> into(String html, String note, String files) {
        Document page = Jsoup.parse(html);
        page.outputSettings().prettyPrint(false);
        Optional<Element> form = page.select("form[method=post]").stream()
                .filter(one -> one.attr("action").replaceFirst("[?#].*", "").equals(kept.path()))
                .max(Comparator.comparingLong(this::likeness));
        form.ifPresent(one -> {
            fill(one);
            Element main = page.selectFirst("main");
            (main == null ? page.body() : main).prependElement("p").addClass("note").attr("role", "status")
                    .text(one.selectFirst("input[type=file]") == null ? note : note + " " + files);
        });
        return form.map(filled -> page.outerHtml());
    }

    /** Of several forms with the same address that one which has most of what was sent. */
    private long likeness(Element form) {
        return form.select("[name]").stream().filter(field -> kept.values(field.attr("name")).contains(field.val())
                || !field.attr("type").equals("hidden") && !kept.values(field.attr("name")).isEmpty()).count();
    }

    /** What has no field here goes along unseen: a row that was added, a choice a script had made. */
    private void fill(Element form) {
        Map<String, Integer> taken = new HashMap<>();
        Set<String> there = new HashSet<>();
        for (Element field : form.select("input[name], textarea[name], select[name], button[name]")) {
            String name = field.attr("name");
            there.add(name);
            List<String> values = kept.values(name);
            switch (field.normalName()) {
                case "select" -> choose(field, field.hasAttr("multiple")
                        ? values
                        : next(values, name, taken).map(List::of).orElse(List.of()));
                case "textarea" -> next(values, name, taken).ifPresent(text -> write(field, text));
                case "input" -> input(field, values, name, taken);
                default -> {
                }
            }
        }
        for (String name : kept.fields().stream().map(UnsentForm.Field::name).distinct().toList()) {
            int shown = there.contains(name) ? taken.getOrDefault(name, Integer.MAX_VALUE) : 0;
            kept.values(name).stream().skip(shown).forEach(value -> form.appendElement("input")
                    .attr("type", "hidden").attr("name", name).attr("value", value));
        }
    }

    private static void input(Element field, List<String> values, String name, Map<String, Integer> taken) {
        String type = field.attr("type");
        if (type.equals("checkbox") || type.equals("radio")) {
            field.attr("checked", values.contains(field.hasAttr("value") ? field.attr("value") : "on"));
        } else if (!PRESSED.contains(type) && !UnsentForm.secret(name)) {
            next(values, name, taken).ifPresent(value -> field.attr("value", value));
        }
    }

    /** Fields of one name get their values in their order. */
    private static Optional<String> next(List<String> values, String name, Map<String, Integer> taken) {
        int number = taken.merge(name, 1, Integer::sum) - 1;
        return number < values.size() ? Optional.of(values.get(number)) : Optional.empty();
    }

    /** The first line break of a text area is none of its value. */
    private static void write(Element area, String text) {
        area.empty().appendChild(new TextNode("\n" + text));
    }

    private static void choose(Element select, List<String> values) {
        for (Element option : values.isEmpty() ? List.<Element>of() : select.select("option")) {
            option.attr("selected", values.contains(option.hasAttr("value") ? option.attr("value") : option.text()));
        }
    }
}
