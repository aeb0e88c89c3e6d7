package org.convene.inbound;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Mail that was made to break programs. */
final class HostileMail {
    private HostileMail() {}

    /** Name to bytes. */
    static Map<String, byte[]> corpus() {
        Map<String, byte[]> corpus = new LinkedHashMap<>();
        put(corpus, "empty", "");
        put(corpus, "one line break", "\r\n");
        put(corpus, "only a colon", ":");
        put(corpus, "no header", "just text\r\nand more: of it\r\n");
        put(corpus, "no body", "Subject: x");
        put(corpus, "mailbox line", "From tomas@example.org Sat Nov 21\nSubject: x\n\ny");
        put(corpus, "continuation first", " x: y\r\n\tz\r\n\r\n");
        put(corpus, "carriage returns only", "Subject: x\r\rbody\rbody\r");
        put(corpus, "nul everywhere", "Sub\0ject: \0\r\n\0Content-Type: text/\0plain\r\n\r\n\0\0");
        put(corpus, "nul values",
                "Subject: a\0b\r\nFrom: \0@\0\r\nContent-Type: text/plain; charset=\"\0\"\r\n\r\na\0b");
        put(corpus, "8-bit header",
                "Subject: \u00e4\u00f6\u00fc\u0080\u00ff\r\nFrom: \u00e4@\u00f6\r\n\r\n\u00ff\u00fe");
        put(corpus, "100,000 header fields", "X: y\r\n".repeat(100_000) + "\r\nbody");
        put(corpus, "1 MB header field", "Subject: " + "x".repeat(1_000_000) + "\r\n\r\nbody");
        put(corpus, "folded for ever", "Subject: x\r\n" + " y\r\n".repeat(200_000) + "\r\nbody");
        put(corpus, "10 MB line", "Subject: x\r\n\r\n" + "x".repeat(10_000_000));
        put(corpus, "parameter flood", "Content-Type: text/plain" + "; a=b".repeat(100_000) + "\r\n\r\nx");
        put(corpus, "quotes for ever",
                "Content-Type: multipart/mixed; boundary=\"" + "\\".repeat(50_000) + "\r\n\r\nx");
        put(corpus, "encoded words", "Subject: " + "=?utf-8?b?/w==?= ".repeat(5_000) + "\r\n\r\nx");
        put(corpus, "lying encoded words",
                "Subject: =?x-none?q?=ZZ?= =?utf-16?b?2AA=?= =?utf-8?x?y?= =??q??=\r\n\r\nx");
        put(corpus, "comments in addresses", "From: " + "(".repeat(50_000) + "\r\n\r\nx");
        put(corpus, "address list", "From: " + "a@example.org, ".repeat(20_000) + "\r\n\r\nx");
        put(corpus, "angle brackets", "From: " + "<".repeat(900) + ">".repeat(900) + "\r\n\r\nx");
        put(corpus, "group syntax", "From: a:b:c:d@example.org;;;,<,>\r\n\r\nx");
        put(corpus, "unknown charset", "Content-Type: text/plain; charset=klingon\r\n\r\n\u00e4");
        put(corpus, "impossible charset", "Content-Type: text/plain; charset=\"../../etc\"\r\n\r\nx");
        put(corpus, "utf-7", "Content-Type: text/plain; charset=utf-7\r\n\r\n+ADw-script+AD4-");
        put(corpus, "utf-16 odd", "Content-Type: text/plain; charset=utf-16\r\n\r\n\u00d8\u0000\u00dc");
        put(corpus, "iso-2022 escapes", "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\u001b$B\u001b(B\u001b$");
        put(corpus, "lying utf-8",
                "Content-Type: text/plain; charset=utf-8\r\n\r\n\u00c3\u0028\u00a0\u00a1\u00ed\u00a0\u0080");
        put(corpus, "broken base64", part("text/plain", "base64", "====\r\nA\r\n!!!!\r\nQUJD=QUJD"));
        put(corpus, "10 MB base64", part("application/zip", "base64", "UEsDBBQAAAAI".repeat(870_000)));
        put(corpus, "broken quoted-printable", part("text/plain", "quoted-printable", "=\r\n=\n=\r=X=4=4Z=zz=e4="));
        put(corpus, "quoted-printable end", part("text/plain", "quoted-printable", "abc="));
        put(corpus, "soft breaks only", part("text/plain", "quoted-printable", "=\r\n".repeat(300_000)));
        put(corpus, "uuencode", part("text/plain", "x-uuencode", "begin 644 x\r\n#0V%T\r\n`\r\nend"));
        put(corpus, "transfer encoding nonsense", part("text/plain", "x".repeat(10_000), "abc"));
        put(corpus, "nested 10,000 deep", nested(10_000));
        put(corpus, "nested with one boundary", nestedAlike(5_000));
        put(corpus, "message in message 10,000 deep", "Content-Type: message/rfc822\r\n\r\n".repeat(10_000) + "x");
        put(corpus, "digest in digest", "Content-Type: multipart/digest; boundary=b\r\n\r\n--b\r\n\r\n".repeat(2_000));
        put(corpus, "encoded message in message", encodedMessages(12));
        put(corpus, "100,000 parts", multipart("b", "--b\r\n\r\nx\r\n".repeat(100_000) + "--b--\r\n"));
        put(corpus, "no closing boundary", multipart("b", "--b\r\n\r\nx\r\n--b\r\nContent-Type: text/html\r\n\r\n<b>"));
        put(corpus, "no boundary at all", "Content-Type: multipart/mixed\r\n\r\n--b\r\n\r\nx\r\n--b--");
        put(corpus, "empty boundary", multipart("", "--\r\n\r\nx\r\n----\r\n"));
        put(corpus, "boundary prefix of another", multipart("b", "--bb\r\n\r\nx\r\n--b\r\n\r\ny\r\n--b--\r\n--b\r\nz"));
        put(corpus, "huge boundary", multipart("b".repeat(50_000), "--" + "b".repeat(50_000) + "\r\n\r\nx"));
        put(corpus, "boundary with specials", multipart(".*[(+$^", "--.*[(+$^\r\n\r\nx\r\n--.*[(+$^--"));
        put(corpus, "dashes only", multipart("-", "--".repeat(1_000_000)));
        put(corpus, "report without parts",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n");
        put(corpus, "status of 100,000 groups", status("Action: failed\r\nStatus: 5.1.1\r\n\r\n".repeat(100_000)));
        put(corpus, "status of blank lines", status("\r\n".repeat(1_000_000)));
        put(corpus, "status of nonsense", status("Action\r\nStatus 5.1.1\r\n: x\r\nDiagnostic-Code:\r\n"));
        put(corpus, "status numbers", status("Status: 5.999999999.99999999999\r\nAction: failed\r\n"));
        put(corpus, "diagnostic of digits",
                status("Action: failed\r\nDiagnostic-Code: " + "5.1".repeat(60_000) + "\r\n"));
        put(corpus, "ampersands", html("&".repeat(400_000)));
        put(corpus, "open tags", html("<".repeat(400_000)));
        put(corpus, "open comments", html("<!--".repeat(100_000)));
        put(corpus, "open scripts", html("<script>".repeat(60_000)));
        put(corpus, "tags in tags", html("<div ".repeat(80_000) + ">".repeat(80_000)));
        put(corpus, "script", html("<p onclick=x>a</p><script>alert(1)</script><img src=x onerror=y>b"));
        put(corpus, "file names",
                "Content-Type: text/plain\r\nContent-Disposition: attachment; filename=\"../../\r\n x\0\u202e\"\r\n\r\nx");
        put(corpus, "winmail.dat", part("application/ms-tnef; name=winmail.dat", "base64", "eJ8+IgAA".repeat(10_000)));
        put(corpus, "tokens", "Subject: x\r\n\r\n" + ("b-" + "a".repeat(46) + "@convene.example.org ").repeat(20_000));
        put(corpus, "dashes and letters", "Subject: x\r\n\r\n" + "a-".repeat(250_000));
        put(corpus, "received for ever", "Received: x\r\n".repeat(50_000) + "\r\n");
        put(corpus, "auto-submitted flood", "Auto-Submitted: " + "no(".repeat(50_000) + "\r\nSubject: x\r\n\r\n");
        return corpus;
    }

    private static void put(Map<String, byte[]> corpus, String name, String mail) {
        corpus.put(name, mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String part(String type, String encoding, String body) {
        return "Content-Type: " + type + "\r\nContent-Transfer-Encoding: " + encoding + "\r\n\r\n" + body;
    }

    private static String html(String body) {
        return "Content-Type: text/html; charset=utf-8\r\n\r\n" + body;
    }

    private static String multipart(String boundary, String body) {
        return "Content-Type: multipart/mixed; boundary=\"" + boundary + "\"\r\n\r\n" + body;
    }

    private static String status(String fields) {
        return "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n"
                + "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n" + fields
                + "\r\n--b--\r\n";
    }

    private static String nested(int depth) {
        StringBuilder mail = new StringBuilder("Subject: deep\r\n");
        for (int i = 0; i < depth; i++) {
            mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\r\n\r\n--b").append(i)
                    .append("\r\n");
        }
        return mail.append("\r\nx\r\n").toString();
    }

    private static String nestedAlike(int depth) {
        return "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n".repeat(depth) + "\r\nx\r\n"
                + "--b--\r\n".repeat(depth);
    }

    private static String encodedMessages(int depth) {
        String mail = "Subject: inside\r\n\r\nx";
        for (int i = 0; i < depth; i++) {
            mail = part("message/rfc822", "base64",
                    java.util.Base64.getMimeEncoder().encodeToString(mail.getBytes(StandardCharsets.ISO_8859_1)));
        }
        return mail;
    }
}
