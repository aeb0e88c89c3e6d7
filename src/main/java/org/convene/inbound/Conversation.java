package org.convene.inbound;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.convene.mime.Headers;

/**
 * One connection of the mail server in front of us, RFC 5321. 250 after the final dot is said only when the message is
 * committed; nothing is ever refused after that.
 */
final class Conversation {
    private static final Logger log = LoggerFactory.getLogger(Conversation.class);
    private static final int MOST_RECIPIENTS = 50;
    private static final int MOST_ERRORS = 20;
    private static final int LONGEST_ADDRESS = 320;
    private final Socket socket;
    private final Addresses addresses;
    private final InboundMails mails;
    private final String host;
    private final int most;
    private final SmtpInput in;
    private final OutputStream out;
    private final Set<String> recipients = new LinkedHashSet<>();
    private @Nullable String sender;
    private int errors;
    private volatile boolean closing;
    private volatile boolean receiving;

    Conversation(Socket socket, Addresses addresses, InboundMails mails, String host, int most, Duration longest)
            throws IOException {
        this.socket = socket;
        this.addresses = addresses;
        this.mails = mails;
        this.host = host;
        this.most = most;
        this.in = new SmtpInput(socket.getInputStream(), System.nanoTime() + longest.toNanos());
        this.out = socket.getOutputStream();
    }

    /** Asks for an end after the command at hand. */
    void close() {
        closing = true;
    }

    /** Whether a message is on its way at the moment. */
    boolean receiving() {
        return receiving;
    }

    void hold() throws IOException {
        try {
            say("220 " + host + " ESMTP");
            boolean going = true;
            while (going) {
                String line = in.line();
                going = line != null && (closing ? say("421 4.3.2 Going away") : command(line));
            }
        } catch (SmtpInput.Garbled garbled) {
            say(String.valueOf(garbled.getMessage()));
            socket.shutdownOutput();
        }
    }

    /** False: the conversation is over. */
    private boolean command(String line) throws IOException {
        String verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        return switch (verb) {
            case "EHLO" -> reset("250-" + host + "\r\n250-SIZE " + most
                    + "\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250-PIPELINING\r\n250 ENHANCEDSTATUSCODES");
            case "HELO" -> reset("250 " + host);
            case "MAIL" -> from(line);
            case "RCPT" -> to(line);
            case "DATA" -> data();
            case "RSET" -> reset("250 2.0.0 Forgotten");
            case "NOOP" -> say("250 2.0.0 Fine");
            case "VRFY" -> say("252 2.5.0 Try it");
            case "QUIT" -> {
                say("221 2.0.0 Bye");
                yield false;
            }
            default -> error("500 5.5.1 Not here");
        };
    }

    private boolean from(String line) throws IOException {
        String path = path(line, "FROM:");
        if (path == null || sender != null) {
            return error(path == null ? "501 5.5.4 MAIL FROM:<address>" : "503 5.5.1 One sender");
        }
        if (declared(line) > most) {
            return say("552 5.3.4 Message too big");
        }
        sender = path;
        return say("250 2.1.0 Go on");
    }

    private boolean to(String line) throws IOException {
        String path = path(line, "TO:");
        if (path == null || path.isEmpty() || sender == null) {
            return error(sender == null ? "503 5.5.1 MAIL first" : "501 5.5.4 RCPT TO:<address>");
        }
        if (recipients.size() == MOST_RECIPIENTS) {
            return say("452 4.5.3 Too many recipients");
        }
        return switch (addresses.admit(path)) {
            case SIGNED, HOUSE -> {
                recipients.add(path);
                yield say("250 2.1.5 Go on");
            }
            case UNKNOWN -> error("550 5.1.1 No such address here");
            case FOREIGN -> error("550 5.7.1 We do not relay");
        };
    }

    private boolean data() throws IOException {
        if (recipients.isEmpty()) {
            return error("503 5.5.1 RCPT first");
        }
        receiving = true;
        try {
            return receive();
        } finally {
            receiving = false;
        }
    }

    private boolean receive() throws IOException {
        say("354 End with a single dot");
        SmtpInput.Content content = in.content(most);
        byte[] raw = content.bytes();
        String answer = raw == null
                ? "552 5.3.4 Message too big"
                : content.bare() ? "554 5.6.0 Lines end in CR LF" : keep(raw);
        return reset(answer);
    }

    private String keep(byte[] raw) {
        try {
            mails.keep(new Arrival(Arrival.Source.SMTP, sender == null ? "" : sender, Set.copyOf(recipients), raw));
            return "250 2.0.0 Kept";
        } catch (RuntimeException | StackOverflowError notNow) {
            log.warn("A mail could not be kept, its server will bring it again: {}", notNow.getClass().getSimpleName());
            return "451 4.3.0 Cannot keep it now";
        }
    }

    private boolean reset(String reply) throws IOException {
        sender = null;
        recipients.clear();
        return say(reply);
    }

    /** Programs that only guess are let go. */
    private boolean error(String reply) throws IOException {
        if (++errors > MOST_ERRORS) {
            say("421 4.7.0 Too many errors");
            return false;
        }
        return say(reply);
    }

    private boolean say(String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        return !reply.startsWith("421");
    }

    /** What stands between the angle brackets, without a source route; null when it is no path. */
    private static @Nullable String path(String line, String after) {
        String rest = line.length() > 5 ? line.substring(5).strip() : "";
        if (!rest.regionMatches(true, 0, after, 0, after.length())) {
            return null;
        }
        String path = rest.substring(after.length()).strip();
        int end = path.indexOf('>');
        if (!path.startsWith("<") || end < 0 || end > LONGEST_ADDRESS) {
            return null;
        }
        // SMTPUTF8 addresses were read byte by byte.
        byte[] bytes = path.substring(1, end).getBytes(StandardCharsets.ISO_8859_1);
        String address = Headers.text(bytes, 0, bytes.length).replaceFirst("^@[^:]*:", "");
        return address.chars().anyMatch(c -> c < ' ' || c == 0x7F || c == '<') ? null : address;
    }

    private static long declared(String line) {
        int at = line.toUpperCase(Locale.ROOT).lastIndexOf(" SIZE=");
        String digits = at < 0 ? "" : line.substring(at + 6).replaceFirst("\\D.*", "");
        return digits.isEmpty() ? 0 : digits.length() > 15 ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
