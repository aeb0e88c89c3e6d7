package org.convene.smtp;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One reply of the relay (RFC 5321 section 4.2).
 *
 * @param code 200 to 599
 * @param enhancedCode "" where there is none that agrees with the code
 * @param words all lines as one, code first
 */
record Reply(int code, String enhancedCode, String words) {
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?=\\s|$)");

    /** @param lines without the code */
    static Reply of(int code, List<String> lines) {
        String enhanced = lines.isEmpty() ? "" : enhanced(code, lines.getFirst());
        StringBuilder words = new StringBuilder().append(code);
        for (int i = 0; i < lines.size(); i++) {
            boolean repeats = i > 0 && !enhanced.isEmpty() && enhanced(code, lines.get(i)).equals(enhanced);
            words.append(' ').append((repeats ? lines.get(i).substring(enhanced.length()) : lines.get(i)).strip());
        }
        return new Reply(code, enhanced, words.toString());
    }

    private static String enhanced(int code, String line) {
        if (line.isEmpty() || line.charAt(0) - '0' != code / 100) {
            return "";
        }
        Matcher found = ENHANCED.matcher(line);
        return found.lookingAt() ? found.group(1) : "";
    }

    /** The relay is about to close the connection (421). */
    boolean closing() {
        return code == 421;
    }
}
