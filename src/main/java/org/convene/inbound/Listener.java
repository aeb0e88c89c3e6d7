package org.convene.inbound;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import org.convene.site.SettingProblem;
import org.convene.site.Site;

/**
 * Listens for the mail server in front of us, on replicas with the role inbound. Ours rather than a library's: the one there
 * is takes a message whose last chunk (BDAT) was cut off for a whole one, and forgets to reset after a refusal.
 */
@Component
class Listener implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] BUSY = "421 4.3.2 Too many connections\r\n".getBytes(StandardCharsets.US_ASCII);
    private final InboundProperties properties;
    private final Addresses addresses;
    private final InboundMails mails;
    private final Site site;
    private final boolean ours;
    private final Map<Socket, Conversation> open = new ConcurrentHashMap<>();
    private @Nullable ServerSocket server;

    Listener(InboundProperties properties, Addresses addresses, InboundMails mails, Site site,
            @Value("${convene.roles:web,sender,inbound}") Set<String> roles) {
        this.properties = properties;
        this.addresses = addresses;
        this.mails = mails;
        this.site = site;
        this.ours = properties.smtp().port() != null && roles.contains("inbound");
    }

    @Override
    public synchronized void start() {
        Integer port = properties.smtp().port();
        if (!ours || port == null || server != null) {
            return;
        }
        try {
            ServerSocket listening = new ServerSocket();
            listening.setReuseAddress(true);
            listening.bind(new InetSocketAddress(InetAddress.getByName(properties.smtp().bind()), port));
            server = listening;
            Thread.ofPlatform().name("inbound-listener").daemon().start(() -> accept(listening));
            log.info("Incoming mail is taken at port {}", listening.getLocalPort());
        } catch (IOException taken) {
            throw new SettingProblem("CONVENE_INBOUND_SMTP_PORT: nothing can listen at port " + port + ".");
        }
    }

    /** Where it listens; 0 when it does not. */
    synchronized int port() {
        return server == null ? 0 : server.getLocalPort();
    }

    private void accept(ServerSocket listening) {
        while (!listening.isClosed()) {
            try {
                Socket socket = listening.accept();
                Thread.ofVirtual().name("inbound-smtp").start(() -> converse(socket));
            } catch (IOException closedOrOutOfFiles) {
                rest(listening);
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setSoTimeout(Math.toIntExact(properties.smtp().idle().toMillis()));
            socket.setTcpNoDelay(true);
            if (open.size() >= properties.smtp().connections()) {
                socket.getOutputStream().write(BUSY);
                return;
            }
            Conversation conversation = new Conversation(socket, addresses, mails, site.mailDomain(),
                    Math.toIntExact(properties.maxSize().toBytes()), properties.smtp().session());
            open.put(socket, conversation);
            conversation.hold();
        } catch (IOException gone) {
            log.debug("A mail server hung up: {}", gone.getMessage());
        } finally {
            open.remove(socket);
        }
    }

    private static void rest(ServerSocket listening) {
        if (!listening.isClosed()) {
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Takes no further connections; what is being received is received. */
    @Override
    public synchronized void stop() {
        ServerSocket listening = server;
        if (listening == null) {
            return;
        }
        try {
            listening.close();
            server = null;
            open.values().forEach(Conversation::close);
            long end = System.nanoTime() + PATIENCE.toNanos();
            open.keySet().forEach(socket -> endIdle(socket, end));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A silent client learns it by the closed connection: nothing of it was acknowledged. */
    private void endIdle(Socket socket, long end) {
        try {
            while (open.containsKey(socket) && receiving(socket) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            socket.close();
        } catch (IOException closed) {
            log.debug("closed already");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean receiving(Socket socket) {
        Conversation conversation = open.get(socket);
        return conversation != null && conversation.receiving();
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }
}
