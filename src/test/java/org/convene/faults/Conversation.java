package org.convene.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.convene.faults.LedgerSink.Script;
import org.convene.faults.LedgerSink.Step;

/** One connection to the relay. */
final class Conversation {
    private final InputStream in;
    private final OutputStream out;
    private final String replica;
    private final Script script;
    private final Ledger ledger;
    private final StringBuilder waiting = new StringBuilder();
    private String recipient = "";

    Conversation(InputStream in, OutputStream out, String replica, Script script, Ledger ledger) {
        this.in = in;
        this.out = out;
        this.replica = replica;
        this.script = script;
        this.ledger = ledger;
    }

    void hold() throws IOException {
        boolean going = say(Step.CONNECT, "220 sink ESMTP");
        while (going) {
            String line = line();
            going = line != null && command(line);
        }
        flush();
    }

    private boolean command(String line) throws IOException {
        switch (line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT)) {
            case "EHLO", "HELO" -> {
                return reply("250-sink\r\n250-PIPELINING\r\n250-SIZE 50000000\r\n250 8BITMIME");
            }
            case "MAIL" -> {
                recipient = "";
                return say(Step.MAIL, "250 ok");
            }
            case "RCPT" -> {
                String address = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                boolean going = say(Step.RCPT, address, "250 ok");
                recipient = going && accepted ? address : "";
                return going;
            }
            case "DATA" -> {
                return recipient.isEmpty() ? reply("503 nobody to send to") : data();
            }
            case "QUIT" -> {
                reply("221 bye");
                return false;
            }
            default -> {
                return reply("250 ok");
            }
        }
    }

    private boolean data() throws IOException {
        boolean going = say(Step.DATA, "354 go on");
        if (!going || !accepted) {
            return going;
        }
        String messageId = "";
        for (String line = line(); line != null; line = line()) {
            if (line.equals(".")) {
                return dot(messageId);
            }
            if (messageId.isEmpty() && line.regionMatches(true, 0, "message-id:", 0, 11)) {
                messageId = line.substring(11).strip();
            }
        }
        return false;
    }

    private boolean dot(String messageId) throws IOException {
        String first = script.at(Step.DOT, replica, recipient);
        if (!first.equals(Script.GO)) {
            return act(first, "");
        }
        ledger.write(new Ledger.Line(recipient, messageId, replica));
        boolean going = say(Step.STORED, "250 taken");
        flush();
        return going && act(script.at(Step.ANSWERED, replica, recipient), null);
    }

    /** Whether the last reply was the usual one. */
    private boolean accepted;

    private boolean say(Step step, String usual) throws IOException {
        return say(step, recipient, usual);
    }

    private boolean say(Step step, String about, String usual) throws IOException {
        return act(script.at(step, replica, about), usual);
    }

    /** @param usual what is said when the script says nothing; null: nothing */
    private boolean act(String reply, @Nullable String usual) throws IOException {
        accepted = reply.equals(Script.GO);
        switch (reply) {
            case Script.GO -> {
                return usual == null || reply(usual);
            }
            case Script.HANG_UP -> {
                return false;
            }
            case Script.SILENCE -> {
                flush();
                while (in.read() >= 0) {
                    // Until the other side gives up.
                }
                return false;
            }
            default -> {
                return reply(reply) && !reply.startsWith("421");
            }
        }
    }

    private boolean reply(String text) throws IOException {
        waiting.append(text).append("\r\n");
        if (in.available() == 0) {
            flush();
        }
        return true;
    }

    private void flush() throws IOException {
        out.write(waiting.toString().getBytes(StandardCharsets.US_ASCII));
        waiting.setLength(0);
        out.flush();
    }

    private @Nullable String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        for (int next = in.read(); next >= 0; next = in.read()) {
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(next);
        }
        return null;
    }
}
