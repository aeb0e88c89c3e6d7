package org.convene.faults;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The relay of the fault tests: one port per replica, so that it knows whose connection it holds, PIPELINING, and a
 * {@link Script} that makes it refuse, fall silent, hang up or kill whoever talks to it at a step of the conversation.
 */
final class LedgerSink implements AutoCloseable {
    private final Ledger ledger;
    private final Script script;
    private final Set<ServerSocket> doors = ConcurrentHashMap.newKeySet();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    LedgerSink(Ledger ledger, Script script) {
        this.ledger = ledger;
        this.script = script;
    }

    /** Where in the conversation it is. */
    enum Step {
        CONNECT, MAIL, RCPT, DATA,
        /** the final dot has come, nothing is stored */
        DOT,
        /** the mail is in the ledger, nothing is answered */
        STORED,
        /** 250 is sent */
        ANSWERED
    }

    /** What the relay does at a step. */
    interface Script {
        /** Go on as usual. */
        String GO = "";
        /** Close the connection without a word. */
        String HANG_UP = "hang up";
        /** Keep the connection and never say anything again. */
        String SILENCE = "silence";

        /** {@link #GO}, {@link #HANG_UP}, {@link #SILENCE} or the reply; {@code recipient} empty before RCPT. */
        String at(Step step, String replica, String recipient);
    }

    /** A port for this replica. */
    int door(String replica) {
        try {
            ServerSocket door = new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
            doors.add(door);
            Thread.ofPlatform().daemon().name("sink-" + replica).start(() -> accept(door, replica));
            return door.getLocalPort();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void accept(ServerSocket door, String replica) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> hold(socket, replica));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void hold(Socket socket, String replica) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Conversation(new BufferedInputStream(socket.getInputStream(), 1 << 15), socket.getOutputStream(),
                    replica, script, ledger).hold();
        } catch (IOException brokenByTheOther) {
            // The ledger says what came through.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket door : doors) {
            door.close();
        }
        for (Socket socket : open) {
            socket.close();
        }
    }
}
