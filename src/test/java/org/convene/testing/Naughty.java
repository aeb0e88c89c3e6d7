package org.convene.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Texts that try to be more than text. Their elements carry the attribute {@code naughty}, their headers begin with
 * {@code X-Naughty}, and what they calculate is {@link #CALCULATED}.
 */
public enum Naughty {
    MARKUP("\"'><img naughty src=x onerror=alert(1)><script naughty>alert(1)</script>",
            "</textarea></title></style></script><svg naughty onload=alert(1)>",
            "<!--<b naughty onmouseover=alert(1)>-->",
            "<a naughty href=\"javascript:alert(1)\">x</a>", "' naughty onfocus=alert(1) autofocus x='",
            "&lt;script naughty&gt;alert(1)&lt;/script&gt;", "<base naughty href=//naughty.example/>"), MARKDOWN(
                    "[x](javascript:alert(1)) ![x](data:text/html,<script naughty>1</script>) <iframe naughty src=//x.example>",
                    "<javascript:alert(1)> [x]: javascript:alert(1)",
                    "[a](<\" naughty onclick=alert(1) x=\">)"), TEMPLATE(
                            "${1357911*3} #{1357911*3} [=1357911*3] {{1357911*3}} <#assign x=1><@x/>",
                            "<#include \"/etc/passwd\">",
                            "${\"freemarker.template.utility.Execute\"?new()(\"id\")}",
                            "{0} {1,number,#} '{' %s %n"), HEADER("Ann\r\nBcc: naughty@example.org\r\nX-Naughty: 1",
                                    "Ann\nX-Naughty: 1", "Ann\rX-Naughty: 1",
                                    "=?UTF-8?Q?=0D=0AX-Naughty:_1?=", "Ann\r\n\r\n<b naughty>"), CONTROL(
                                            "Ann\u0000Lind", "Ann\u0007\u001b[31m", "Ann\u0085Lind",
                                            "\u007f\u0001"), DIRECTION("Ann \u202Egnp.exe", "\u2066Ann\u2069\u061c",
                                                    "\u200fאבג"), INVISIBLE("A\u200bn\u200dn\ufeff", "\u3164",
                                                            "A\u2028n\u2029n", "\u00ad\u2060"), EMOJI(
                                                                    "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 1️⃣"), COMBINING(
                                                                            "Z" + "\u0300\u0489".repeat(100) + "algo",
                                                                            "ﷺ ﷽ Å Å"), LONG("x".repeat(10_000),
                                                                                    "詞".repeat(10_000),
                                                                                    "a b\n".repeat(2_500)), QUOTES(
                                                                                            "'; DROP TABLE subscriber; --",
                                                                                            "\"\\'`", "' OR ''='",
                                                                                            "\\u0022\\x00 \\",
                                                                                            "{\"$ne\": null}"), FORMULA(
                                                                                                    "=HYPERLINK(\"http://naughty.example\",\"x\")",
                                                                                                    "+1+1", "-2+3",
                                                                                                    "@SUM(1)",
                                                                                                    "\t=1"), SURROGATE(
                                                                                                            "Ann \uD83D Lind",
                                                                                                            "\uDE00"), NUMBER(
                                                                                                                    "-1",
                                                                                                                    "999999999999999999999",
                                                                                                                    "1e309",
                                                                                                                    "NaN",
                                                                                                                    "٣",
                                                                                                                    "0x10"), PATH(
                                                                                                                            "../../../etc/passwd",
                                                                                                                            "file:///etc/passwd",
                                                                                                                            "//naughty.example",
                                                                                                                            "javascript:alert(1)//http://x");

    /** What a template that runs makes of one of these. */
    public static final String CALCULATED = "4073733";
    private final List<String> texts;

    Naughty(String... texts) {
        this.texts = List.of(texts);
    }

    /** Typical one first. */
    public List<String> texts() {
        return texts;
    }

    /** As part of a form's body; half a pair of surrogates goes out as the three octets nobody should send. */
    public static String encoded(String text) {
        List<String> parts = new ArrayList<>();
        text.codePoints().forEach(point -> parts.add(Character.getType(point) == Character.SURROGATE
                ? "%%%02X%%%02X%%%02X".formatted(0xE0 | point >> 12, 0x80 | point >> 6 & 0x3F, 0x80 | point & 0x3F)
                : URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8)));
        return String.join("", parts);
    }
}
