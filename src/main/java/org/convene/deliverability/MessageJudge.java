package org.convene.deliverability;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;

import org.convene.deliverability.Finding.Point;
import org.convene.deliverability.Finding.State;

/** Reads a message of ours as a receiver does, and says what it would hold against it. */
final class MessageJudge {
    private static final Pattern URI = Pattern.compile("<([^<>]*)>");
    private static final int GMAIL_CLIPS_AT = 102 * 1024;
    private static final int LONGEST_LINE = 998;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);
    private final byte[] raw;
    private final MimeMessage message;
    private final String returnDomain;
    private final List<DkimTags> signatures;

    /** @param envelopeFrom of MAIL FROM */
    MessageJudge(byte[] raw, String envelopeFrom) throws MessagingException {
        this.raw = raw;
        this.message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
        this.returnDomain = domain(envelopeFrom);
        this.signatures = Arrays.stream(fields("DKIM-Signature")).map(DkimTags::of).toList();
    }

    /** DMARC wants From to be of the domain that signs or that the return path is of (RFC 9989 section 5.1). */
    Finding from() throws MessagingException {
        Address[] authors = message.getFrom();
        if (fields("From").length != 1 || authors.length != 1 || !(authors[0] instanceof InternetAddress author)) {
            return Finding.of(Point.FROM, State.BAD, "", "from.several", String.join(" | ", fields("From")));
        }
        String from = domain(author.getAddress());
        List<String> signers = signatures.stream().map(DkimTags::domain).toList();
        String where = "From: " + from + " · MAIL FROM: " + returnDomain
                + (signers.isEmpty() ? "" : " · DKIM: " + String.join(", ", signers));
        if (signers.stream().anyMatch(signer -> aligned(from, signer))) {
            return Finding.of(Point.FROM, State.GOOD, where, "from.good", "");
        }
        return aligned(from, returnDomain)
                ? Finding.of(Point.FROM, State.WEAK, where, "from.path", "")
                : Finding.of(Point.FROM, State.BAD, where, "from.unaligned", "");
    }

    /** RFC 8058: one https address, both fields under a signature. */
    Finding oneClick() throws MessagingException {
        String[] lists = fields("List-Unsubscribe");
        String[] posts = fields("List-Unsubscribe-Post");
        if (lists.length != 1 || posts.length != 1
                || !posts[0].replaceAll("\\s", "").equalsIgnoreCase("List-Unsubscribe=One-Click")) {
            return oneClick(State.BAD, "missing", lists);
        }
        List<String> web = URI.matcher(lists[0]).results().map((MatchResult found) -> found.group(1).strip())
                .filter(uri -> uri.toLowerCase(Locale.ROOT).startsWith("http")).toList();
        if (web.size() != 1 || !web.getFirst().startsWith("https://")) {
            return oneClick(State.BAD, "insecure", lists);
        }
        if (signatures.isEmpty()) {
            return oneClick(State.UNKNOWN, "unsigned", lists);
        }
        return signatures.stream().map(DkimTags::fields)
                .anyMatch(covered -> covered.contains("list-unsubscribe") && covered.contains("list-unsubscribe-post"))
                        ? oneClick(State.GOOD, "good", lists)
                        : oneClick(State.BAD, "uncovered", lists);
    }

    private static Finding oneClick(State state, String advice, String[] found) {
        return Finding.of(Point.ONE_CLICK, state, "List-Unsubscribe", "one-click." + advice,
                String.join(" | ", found).replaceAll("\\s+", " "));
    }

    /** RFC 5322 section 3.6: exactly one Message-ID, with a domain of ours, and one Date. */
    Finding identity(String mailDomain, Instant now) throws MessagingException {
        String[] ids = fields("Message-ID");
        Date sent = message.getSentDate();
        boolean dated = fields("Date").length == 1 && sent != null
                && Duration.between(sent.toInstant(), now).abs().compareTo(CLOCKS_DIFFER) < 0;
        boolean named = ids.length == 1 && ids[0].strip().endsWith("@" + mailDomain + ">");
        return Finding.of(Point.IDENTITY, dated && named ? State.GOOD : State.BAD, "",
                dated && named ? "identity.good" : named ? "identity.date" : "identity.id",
                String.join(" | ", ids) + " · " + String.join(" | ", fields("Date")));
    }

    Finding size() throws MessagingException, IOException {
        int longest = 0;
        int start = 0;
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] == '\n') {
                longest = Math.max(longest, i - 1 - start);
                start = i + 1;
            }
        }
        boolean clipped = html(message) > GMAIL_CLIPS_AT;
        State state = longest > LONGEST_LINE ? State.BAD : clipped ? State.WEAK : State.GOOD;
        return Finding.of(Point.SIZE, state, "",
                longest > LONGEST_LINE ? "size.lines" : clipped ? "size.clipped" : "size.good",
                (raw.length + 1023) / 1024 + " KB");
    }

    /** Octets of the HTML part, decoded. */
    private static int html(Part part) throws MessagingException, IOException {
        int most = 0;
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount(); i++) {
                most = Math.max(most, html(many.getBodyPart(i)));
            }
        } else if (part.isMimeType("text/html")) {
            most = part.getInputStream().readAllBytes().length;
        }
        return most;
    }

    /** Relaxed: the same, or one above the other. Siblings need a policy above both, which DMARC is asked about elsewhere. */
    private static boolean aligned(String one, String other) {
        return !one.isEmpty() && (one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one));
    }

    private static String domain(@Nullable String address) {
        return address == null ? "" : address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    private String[] fields(String name) throws MessagingException {
        String @Nullable [] found = message.getHeader(name);
        return found == null ? new String[0] : found;
    }
}
