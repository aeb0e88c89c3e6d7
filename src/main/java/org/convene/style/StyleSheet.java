package org.convene.style;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.core.io.ClassPathResource;

import org.convene.site.Accent;
import org.convene.site.Colour;

/** The tokens as they stand in convene.css. */
final class StyleSheet {
    private static final Pattern TOKEN = Pattern.compile("--([a-z0-9-]+): ([^;]+);");
    private static final Pattern COLOUR = Pattern.compile("#(?:[0-9a-f]{3}){1,2}");
    private static final double TEXT = 4.5;
    private static final double EDGE = 3;
    private final Map<String, String> light;
    private final Map<String, String> dark;

    private StyleSheet(Map<String, String> light, Map<String, String> dark) {
        this.light = light;
        this.dark = dark;
    }

    /** @param accent what brand.css puts in place of the sheet’s own colour */
    static StyleSheet read(Accent accent) throws IOException {
        String css = new ClassPathResource("static/assets/convene.css").getContentAsString(StandardCharsets.UTF_8);
        int second = css.indexOf("@media (prefers-color-scheme: dark)");
        Map<String, String> light = tokens(css.substring(0, second));
        Map<String, String> dark = new HashMap<>(light);
        dark.putAll(tokens(css.substring(second, css.indexOf("/* Ground */"))));
        return new StyleSheet(branded(light, accent.onLight()), branded(dark, accent.onDark()));
    }

    private static Map<String, String> tokens(String css) {
        Map<String, String> found = new HashMap<>();
        TOKEN.matcher(css).results().forEach(hit -> found.putIfAbsent(hit.group(1), hit.group(2)));
        return found;
    }

    private static Map<String, String> branded(Map<String, String> tokens, Colour colour) {
        tokens.put("brand", colour.toString());
        tokens.put("brand-ink", colour.ink().toString());
        return tokens;
    }

    /** What stands on what. */
    List<Pair> pairs() {
        return Stream.of("ink on paper", "ink on card", "ink on wash", "soft on paper", "soft on card", "soft on wash",
                "brand on paper", "brand on card", "brand on wash", "brand-ink on brand", "good on good-wash",
                "warn on warn-wash", "bad on bad-wash", "bad on paper", "edge on card", "edge on paper")
                .map(both -> both.split(" on ")).map(both -> pair(both[0], both[1])).toList();
    }

    private Pair pair(String name, String ground) {
        return new Pair(name, ground, name.equals("edge") ? EDGE : TEXT, shade(light, name, ground),
                shade(dark, name, ground));
    }

    private static Pair.Shade shade(Map<String, String> tokens, String name, String ground) {
        return new Pair.Shade(hex(tokens, name), hex(tokens, ground));
    }

    private static String hex(Map<String, String> tokens, String name) {
        String value = tokens.getOrDefault(name, "");
        if (!COLOUR.matcher(value).matches()) {
            throw new IllegalStateException("convene.css has no colour --" + name);
        }
        return value.length() == 4 ? value.replaceAll("([0-9a-f])", "$1$1") : value;
    }

    /** Steps of spacing in pixels, by name. */
    Map<String, Long> spaces() {
        Map<String, Long> spaces = new TreeMap<>();
        light.forEach((name, value) -> {
            if (name.matches("s[1-9]")) {
                spaces.put(name, Math.round(Double.parseDouble(value.replace("rem", "")) * 16));
            }
        });
        return spaces;
    }

    /** Faces of type, by name. */
    Map<String, String> faces() {
        Map<String, String> faces = new TreeMap<>();
        List.of("serif", "sans", "mono").forEach(name -> faces.put(name, light.getOrDefault(name, "")));
        return faces;
    }
}
