package org.convene.inbound;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Properties;
import java.util.UUID;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import org.convene.testing.ConveneTest;
import org.convene.testing.OwnService;

import static org.assertj.core.api.Assertions.assertThat;

/** Mail that waits in a mailbox is read from there, each once. */
@ConveneTest
@OwnService
class MailboxReaderIT {
    private static final GreenMail SERVER = started();
    private static final GreenMailUser USER = SERVER.setUser("bounces@mail.example.org", "bounces", "secret");
    @Autowired
    Addresses addresses;
    @Autowired
    JdbcClient jdbc;

    @DynamicPropertySource
    static void mailbox(DynamicPropertyRegistry settings) {
        settings.add("convene.inbound.imap.host", () -> "127.0.0.1");
        settings.add("convene.inbound.imap.port", () -> SERVER.getImap().getPort());
        settings.add("convene.inbound.imap.plain", () -> "true");
        settings.add("convene.inbound.imap.username", () -> "bounces");
        settings.add("convene.inbound.imap.password", () -> "secret");
        settings.add("convene.inbound.imap.poll", () -> "100ms");
        settings.add("convene.inbound.imap.processed", () -> "Read");
        settings.add("convene.inbound.address", () -> "bounces@mail.example.org");
        settings.add("convene.inbound.max-size", () -> "100KB");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void isReadOnceAndMoved() throws Exception {
        String ours = addresses.of(AddressPurpose.UNSUBSCRIBE, UUID.randomUUID()).value();
        put("Return-Path: <>\r\nDelivered-To: bounces@mail.example.org\r\nTo: <" + ours + ">\r\nSubject: one\r\n\r\n1");
        put("Return-Path: <tomas@example.org>\r\nTo: undisclosed-recipients:;\r\nSubject: two\r\n\r\n2");
        put("Subject: big\r\n\r\n" + "x".repeat(200_000));
        put("Return-Path: <a@example.org>\r\nTo: bounces@mail.example.org\r\nSubject: three\r\n\r\n3");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("state <> 'WAITING'") == 3);
        assertThat(count("recipient = '" + ours + "' and sender = '' and source = 'IMAP'")).isEqualTo(1);
        assertThat(count("recipient = 'bounces@mail.example.org' and sender = 'tomas@example.org'")).isEqualTo(1);
        jdbc.sql("update inbound_mailbox set last_uid = 0").update(); // as after a restore
        put("Return-Path: <a@example.org>\r\nTo: bounces@mail.example.org\r\nSubject: four\r\n\r\n4");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count("subject = 'four'") == 1);
        assertThat(count("true")).isEqualTo(4);
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> SERVER.getManagers().getImapHostManager()
                .getFolder(USER, "Read").getMessageCount() == 4);
    }

    private long count(String where) {
        return jdbc.sql("select count(*) from inbound_mail where " + where).query(Long.class).single();
    }

    private static void put(String mail) throws Exception {
        USER.deliver(new MimeMessage(Session.getInstance(new Properties()),
                new java.io.ByteArrayInputStream(mail.getBytes(StandardCharsets.ISO_8859_1))));
    }

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        return server;
    }
}
