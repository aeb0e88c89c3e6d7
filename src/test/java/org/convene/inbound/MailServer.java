package org.convene.inbound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The mail server in front of us: hands mail over by real SMTP, or says whatever a test wants it to say. */
@TestComponent
public class MailServer {
    private final Listener listener;
    private final JdbcClient jdbc;

    MailServer(Listener listener, JdbcClient jdbc) {
        this.listener = listener;
        this.jdbc = jdbc;
    }

    /** Hands one mail over; the last reply. @param sender "" for the null return path @param mail lines end as they like */
    public String deliver(String sender, String recipient, String mail) {
        return deliver(sender, recipient, mail.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    String deliver(String sender, String recipient, byte[] mail) {
        try (Talk talk = talk()) {
            talk.say("EHLO mx.example.org");
            talk.say("MAIL FROM:<" + sender + ">");
            String answer = talk.say("RCPT TO:<" + recipient + ">");
            return answer.startsWith("250") ? talk.data(mail) : answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Waits until everything that came in has been looked at. */
    public void awaitSorted() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20))
                .until(() -> jdbc.sql("select count(*) from inbound_mail where state = 'WAITING'").query(Long.class)
                        .single() == 0);
    }

    /** {@code state verdict} of every mail, in the order of arrival. */
    public List<String> verdicts() {
        return jdbc.sql("select state, verdict from inbound_mail order by id")
                .query((row, number) -> row.getString("state") + " " + row.getString("verdict")).list();
    }

    Talk talk() throws IOException {
        return new Talk(new Socket("127.0.0.1", listener.port()));
    }

    /** One connection. */
    static final class Talk implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private final OutputStream out;

        Talk(Socket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(20_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            out = socket.getOutputStream();
            reply();
        }

        String say(String line) throws IOException {
            raw((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            return reply();
        }

        /** Dot-stuffed, with the final dot. */
        String data(byte[] mail) throws IOException {
            say("DATA");
            String stuffed = ("\r\n" + new String(mail, StandardCharsets.ISO_8859_1)).replace("\r\n.", "\r\n..")
                    .substring(2);
            try {
                raw(stuffed.getBytes(StandardCharsets.ISO_8859_1));
                raw((stuffed.endsWith("\r\n") ? ".\r\n" : "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException theySaidNoBefore) {
                return reply();
            }
            return reply();
        }

        void raw(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** The last line of a reply; empty when the connection is closed. */
        String reply() throws IOException {
            String line = in.readLine();
            while (line != null && line.length() > 3 && line.charAt(3) == '-') {
                line = in.readLine();
            }
            return line == null ? "" : line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
