package org.convene.smtp;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import org.convene.smtp.Answer.Kind;

/** The commands of one message, as this relay wants them; also judges which messages it can be offered at all. */
final class Commands {
    /** The commands of one message are shorter than this, and so are joined to the content before them. */
    static final int ROOM = 4096;
    private static final int LONGEST_ADDRESS = 320;
    private final Wire wire;
    private final Extensions extensions;

    /** A command and the reply to it. */
    enum Step {
        RSET, MAIL, RCPT, DATA
    }

    Commands(Wire wire, Extensions extensions) {
        this.wire = wire;
        this.extensions = extensions;
    }

    /** Why the message is not even offered; null: nothing speaks against it. */
    @Nullable
    Answer unfit(Outgoing<?> message) {
        if (!address(message.from()) || !address(message.to()) || message.to().isEmpty()) {
            return Answer.ours(Kind.REFUSED, "not an address that SMTP can carry");
        }
        if (utf8(message) && !extensions.smtpUtf8()) {
            return Answer.ours(Kind.NEEDS_UTF8, "the relay does not offer SMTPUTF8");
        }
        if (!extensions.takes(message.length())) {
            return Answer.ours(Kind.TOO_LARGE, message.length() + " bytes are more than the " + extensions.size()
                    + " that the relay takes");
        }
        return null;
    }

    void putAll(Outgoing<?> message) throws IOException {
        mail(message);
        rcpt(message);
        data();
    }

    void put(Step step, Outgoing<?> message) throws IOException {
        switch (step) {
            case RSET -> wire.put("RSET\r\n");
            case MAIL -> mail(message);
            case RCPT -> rcpt(message);
            case DATA -> data();
        }
    }

    private void mail(Outgoing<?> message) throws IOException {
        wire.put("MAIL FROM:<");
        address(message, message.from());
        wire.put(">");
        if (extensions.size() >= 0) {
            wire.put(" SIZE=");
            wire.put(Integer.toString(message.length()));
        }
        if (utf8(message)) {
            wire.put(extensions.eightBitMime() ? " BODY=8BITMIME SMTPUTF8" : " SMTPUTF8");
        }
        wire.put("\r\n");
    }

    private void rcpt(Outgoing<?> message) throws IOException {
        wire.put("RCPT TO:<");
        address(message, message.to());
        wire.put(">\r\n");
    }

    private void data() throws IOException {
        wire.put("DATA\r\n");
    }

    private void address(Outgoing<?> message, String address) throws IOException {
        if (utf8(message)) {
            wire.putUtf8(address);
        } else {
            wire.put(address);
        }
    }

    private static boolean utf8(Outgoing<?> message) {
        return message.utf8() || !ascii(message.to()) || !ascii(message.from());
    }

    private static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** Nothing that could end the command or its path: no blanks, control characters or angle brackets. */
    private static boolean address(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '<' || c == '>' || (c >= 0x7f && c < 0xa0)) {
                return false;
            }
        }
        return text.length() <= LONGEST_ADDRESS;
    }
}
