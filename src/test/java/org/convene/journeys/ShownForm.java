package org.convene.journeys;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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

/** A form as a page shows it, and what somebody sends who fills it in. */
record ShownForm(String page, String action, FormElement form) {
    /** What each form carries of ours, whoever fills it in. */
    private static final Set<String> OURS = Set.of("_csrf", "_untyped");
    private static final Pattern ENDING = Pattern.compile("sign-out|remove|delete|erase|leave|stop|unsubscribe|cancel|"
            + "decline|revoke|people|refuse|retire|disable|forget|detach|close|pause|keep|/send|/status|/out");
    private static final String CONTROLS = "input[name]:not([type=submit],[type=button],[type=image],[type=reset]),"
            + "textarea[name],select[name]";

    static List<ShownForm> on(String page, Element document) {
        return document.select("form").stream().map(FormElement.class::cast)
                .map(form -> new ShownForm(page, form.attr("action").isEmpty() ? page : form.attr("action"), form))
                .toList();
    }

    /** The same for forms that differ in what they are about only. */
    String kind() {
        return address() + " " + new TreeSet<>(texts().isEmpty() ? fields() : texts());
    }

    /** Verb and kind of address. */
    String address() {
        return form.attr("method") + " " + PageWalk.kind(action);
    }

    /** Whether something is over for those who send it. */
    boolean ends() {
        return ENDING.matcher(action).find();
    }

    boolean posts() {
        return form.attr("method").equals("post");
    }

    /** Whether it carries something of the moment in which it was shown. */
    boolean remembers() {
        return !form.select("input[type=hidden]:not([name=_csrf], [name=_untyped])").isEmpty();
    }

    Set<String> fields() {
        Set<String> names = new LinkedHashSet<>(form.select(CONTROLS).eachAttr("name"));
        names.removeAll(OURS);
        return names;
    }

    /** Those in which people may write what they like. */
    Set<String> texts() {
        return form.select(CONTROLS).stream().filter(Filler::free).map(one -> one.attr("name"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    boolean matches(ShownForm other) {
        return address().equals(other.address()) && texts().equals(other.texts());
    }

    /** Sends it with these texts in place of what it would have, in the first row where there are rows. */
    HttpResponse<String> send(Http browser, Map<String, String> texts, Filler filler) {
        List<Map.Entry<String, String>> sent = new ArrayList<>();
        texts.forEach((name, text) -> sent.add(Map.entry(name, Filler.shaped(control(name), text))));
        filled(filler).forEach((name, values) -> values.stream().skip(texts.containsKey(name) ? 1 : 0)
                .forEach(value -> sent.add(Map.entry(name, value))));
        if (form.hasAttr("enctype")) {
            return browser.send(browser.request(action, "Content-Type", "multipart/form-data; boundary=b")
                    .POST(BodyPublishers.ofByteArray(parts(sent, filler))));
        }
        int most = posts() ? Integer.MAX_VALUE : 1000; // an address line is short
        String query = sent.stream().map(one -> Naughty.encoded(one.getKey()) + "="
                + Naughty.encoded(one.getValue().substring(0, Math.min(most, one.getValue().length()))))
                .collect(Collectors.joining("&"));
        return posts()
                ? browser.send(browser.request(action, "Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(query)))
                : browser.get(action.replaceFirst("\\?.*", "") + "?" + query);
    }

    private byte[] parts(List<Map.Entry<String, String>> sent, Filler filler) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> one : sent) {
            boolean file = control(one.getKey()).attr("type").equals("file");
            String named = one.getValue().replaceAll("[\r\n\"\\p{Cntrl}]", "_");
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"" + one.getKey() + "\""
                    + (file ? "; filename=\"" + named.substring(0, Math.min(named.length(), 200)) + "list.csv\"" : "")
                    + "\r\n\r\n" + one.getValue()).getBytes(StandardCharsets.UTF_8));
            if (file && one.getValue().isEmpty()) {
                body.writeBytes(filler.file(form));
            }
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private Element control(String name) {
        Element control = form.select(CONTROLS).select("[name=" + name + "]").first();
        return control == null ? form : control;
    }

    /** As a browser has it, with what is missing, and the button that does it rather than shows what would be done. */
    private Map<String, List<String>> filled(Filler filler) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (KeyVal one : form.formData()) {
            values.computeIfAbsent(one.key(), absent -> new ArrayList<>()).add(one.value());
        }
        if (form.select("button:not([name],[formaction])").isEmpty()) {
            form.select("button[name]").forEach(one -> values.put(one.attr("name"), List.of(one.attr("value"))));
        }
        for (Element control : form.select(CONTROLS)) {
            String name = control.attr("name");
            boolean empty = values.getOrDefault(name, List.of()).stream().allMatch(String::isEmpty);
            String over = name.equals("website") ? null : filler.over(control, empty);
            if (over != null) {
                values.put(name, List.of(over));
            }
        }
        return values;
    }
}
