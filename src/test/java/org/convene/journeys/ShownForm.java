package org.convene.journeys;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

import org.convene.testing.Http;
import org.convene.testing.Naughty;

/** A form as a page shows it, and what somebody sends who fills it in without minding what it asks for. */
record ShownForm(String page, String action, FormElement form) {
    private static final Pattern ENDING = Pattern.compile("sign-out|remove|delete|erase|leave|stop|unsubscribe|cancel|"
            + "decline|revoke|people|refuse|retire|disable|forget|detach|close|pause|keep");
    private static final String CONTROLS = "input[name]:not([type=submit],[type=button],[type=image],[type=reset]),"
            + "textarea[name],select[name]";

    static List<ShownForm> on(String page, Element document) {
        return document.select("form").stream().map(FormElement.class::cast)
                .map(form -> new ShownForm(page, form.attr("action").isEmpty() ? page : form.attr("action"), form))
                .toList();
    }

    /** The same for forms that differ in what they are about only. */
    String kind() {
        return form.attr("method") + " " + PageWalk.kind(action) + " " + new TreeSet<>(fields());
    }

    /** Whether something is over for those who send it. */
    boolean ends() {
        return ENDING.matcher(action).find();
    }

    Set<String> fields() {
        Set<String> names = new LinkedHashSet<>(form.select(CONTROLS).eachAttr("name"));
        names.remove("_csrf");
        return names;
    }

    boolean matches(ShownForm other) {
        return kind().equals(other.kind());
    }

    /** Sends it with these texts in place of what it would have; with plausible ones where it is empty. */
    HttpResponse<String> send(Http browser, Map<String, String> texts) {
        List<Map.Entry<String, String>> sent = new ArrayList<>();
        filled().forEach((name, values) -> {
            if (!texts.containsKey(name)) {
                values.forEach(value -> sent.add(Map.entry(name, value)));
            }
        });
        sent.addAll(texts.entrySet());
        if (form.hasAttr("enctype")) {
            return browser.send(browser.request(action, "Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers
                            .ofString(sent.stream().map(this::part).collect(Collectors.joining()) + "--b--\r\n")));
        }
        boolean post = form.attr("method").equals("post");
        int most = post ? Integer.MAX_VALUE : 1000; // an address line is short
        String query = sent.stream().map(one -> Naughty.encoded(one.getKey()) + "="
                + Naughty.encoded(one.getValue().substring(0, Math.min(most, one.getValue().length()))))
                .collect(Collectors.joining("&"));
        return post
                ? browser.send(browser.request(action, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(query)))
                : browser.get(action.replaceFirst("\\?.*", "") + "?" + query);
    }

    private String part(Map.Entry<String, String> one) {
        Element control = form.select("[name=" + one.getKey() + "]").first();
        boolean file = control != null && control.attr("type").equals("file");
        String named = one.getValue().replaceAll("[\r\n\"\\p{Cntrl}]", "_");
        return "--b\r\nContent-Disposition: form-data; name=\"" + one.getKey() + "\""
                + (file ? "; filename=\"" + named.substring(0, Math.min(named.length(), 200)) + ".csv\"" : "")
                + "\r\n\r\n"
                + (file ? "email,name\r\nann@example.org," : "") + one.getValue() + "\r\n";
    }

    private Map<String, List<String>> filled() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (KeyVal one : form.formData()) {
            values.computeIfAbsent(one.key(), absent -> new ArrayList<>()).add(one.value());
        }
        Element button = form.select("button[name]").first();
        if (button != null) {
            values.putIfAbsent(button.attr("name"), List.of(button.attr("value")));
        }
        for (Element control : form.select(CONTROLS)) {
            String name = control.attr("name");
            List<String> now = values.getOrDefault(name, List.of());
            if (!name.equals("website") && !name.equals("_csrf") && now.stream().allMatch(String::isEmpty)) {
                values.put(name, List.of(plausible(control)));
            }
        }
        return values;
    }

    private static String plausible(Element control) {
        return switch (control.attr("type")) {
            case "email" -> "ann@example.org";
            case "url" -> "https://example.org/x";
            case "date" -> "2026-12-10";
            case "time" -> "15:00";
            case "datetime-local" -> "2026-12-10T15:00";
            case "number" -> "3";
            case "checkbox", "radio", "hidden", "password" -> control.attr("value");
            default -> control.tagName().equals("select") ? control.select("option").attr("value") : "Some words";
        };
    }
}
