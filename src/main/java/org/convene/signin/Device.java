package org.convene.signin;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Browser and system in a few words of our own: what a browser says of itself is never kept. */
final class Device {
    private static final Map<String, String> BROWSERS = ordered("Edg", "Edge", "OPR/", "Opera", "SamsungBrowser",
            "Samsung Internet", "Firefox", "Firefox", "FxiOS", "Firefox", "CriOS", "Chrome", "Chrome", "Chrome",
            "Safari", "Safari");
    private static final Map<String, String> SYSTEMS = ordered("Android", "Android", "iPhone", "iPhone", "iPad", "iPad",
            "Windows", "Windows", "Mac OS", "macOS", "CrOS", "ChromeOS", "Linux", "Linux");

    private Device() {}

    static String of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent;
        return first(BROWSERS, said, "A program") + " on " + first(SYSTEMS, said, "an unknown system");
    }

    private static String first(Map<String, String> words, String said, String otherwise) {
        return words.entrySet().stream().filter(word -> said.contains(word.getKey())).map(Map.Entry::getValue)
                .findFirst().orElse(otherwise);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
