package org.convene.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;

/** Signs messages. Not for use by several threads at once: each lane asks {@link DkimKeys#signer} for its own. */
public final class DkimSigner {
    /** Those that say who wrote what to whom, how to read it and how to leave (RFC 6376 section 5.4.1, RFC 8058). */
    private static final List<String> SIGNED = List.of("from", "sender", "reply-to", "to", "cc", "subject", "date",
            "message-id", "in-reply-to", "references", "mime-version", "content-type", "content-transfer-encoding",
            "list-id", "list-help", "list-owner", "list-post", "list-subscribe", "list-archive", "list-unsubscribe",
            "list-unsubscribe-post", "auto-submitted", "feedback-id");
    /** Named once more than it occurs: nobody can add one. */
    private static final String OVERSIGNED = "from";
    private static final int LINE = 72;
    private static final Base64.Encoder FOLDED = Base64.getMimeEncoder(LINE, new byte[]{'\r', '\n', '\t'});
    private final String domain;
    private final List<Keyed> keys;
    private final Clock clock;
    private final MessageDigest sha256;
    private final HeaderFields fields = new HeaderFields();
    private final Bytes names = new Bytes();
    private final Bytes data = new Bytes();
    private final Bytes signature = new Bytes();
    private final Bytes result = new Bytes();

    private record Keyed(DkimKey key, SigningKey signing) {}

    DkimSigner(String domain, List<DkimKey> keys, Clock clock) {
        this.domain = domain;
        this.keys = keys.stream().map(key -> new Keyed(key, key.signing())).toList();
        this.clock = clock;
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The DKIM-Signature header fields of a message, each with its CRLF, one per key; to be put in front of it.
     * Empty where nothing is configured.
     *
     * @param message headers and body with CRLF line ends, as it will leave
     */
    public byte[] sign(byte[] message, int offset, int length) {
        result.cut(0);
        if (!keys.isEmpty()) {
            fields.read(message, offset, length);
            RelaxedBody.hash(sha256, message, fields.body(), offset + length);
            String bodyHash = Base64.getEncoder().encodeToString(sha256.digest());
            gather();
            int headers = data.length();
            for (Keyed key : keys) {
                sign(key, headers, bodyHash);
            }
        }
        return result.copy();
    }

    /** The fields that are signed, and their names; of several with one name the last comes first. */
    private void gather() {
        names.cut(0);
        data.cut(0);
        int line = 0;
        for (String name : SIGNED) {
            for (int field = fields.count() - 1; field >= 0; field--) {
                if (fields.named(field, name)) {
                    line = name(name, line);
                    fields.relaxed(field, name, data);
                }
            }
            if (name.equals(OVERSIGNED)) {
                line = name(name, line);
            }
        }
    }

    private int name(String name, int line) {
        if (names.length() > 0) {
            names.put(':');
        }
        boolean folded = line + name.length() >= LINE;
        names.put(folded ? "\r\n\t " : "").put(name);
        return (folded ? 0 : line) + name.length() + 1;
    }

    private void sign(Keyed key, int headers, String bodyHash) {
        signature.cut(0).put("v=1; a=").put(key.key.algorithm()).put("; c=relaxed/relaxed; d=").put(domain)
                .put(";\r\n\ts=").put(key.key.selector()).put("; t=")
                .put(Long.toString(clock.instant().getEpochSecond())).put(";\r\n\th=")
                .put(names.array(), 0, names.length()).put(";\r\n\tbh=").put(bodyHash).put(";\r\n\tb=");
        data.cut(headers).put("dkim-signature:");
        HeaderFields.relaxed(signature.array(), 0, signature.length(), data);
        byte[] value = FOLDED.encode(key.signing.sign(data.array(), data.length()));
        result.put("DKIM-Signature: ").put(signature.array(), 0, signature.length()).put(value, 0, value.length)
                .put("\r\n");
    }
}
